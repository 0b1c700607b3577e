#include "domain/school.h"

#include <gtest/gtest.h>

#include "domain/module.h"
#include "domain/place.h"
#include "domain/refusal.h"

namespace ecloserie::domain {
namespace {

using enum NetworkStage;

TEST(NetworkStages, GoForwardOneByOneOrDropOut) {
  EXPECT_TRUE(RequireNextStage(kCandidate, kLaureate).ok());
  EXPECT_TRUE(RequireNextStage(kLaureate, kOpen).ok());
  EXPECT_TRUE(RequireNextStage(kOpen, kClosed).ok());
  EXPECT_TRUE(RequireNextStage(kCandidate, kClosed).ok());
  EXPECT_TRUE(RequireNextStage(kLaureate, kClosed).ok());
}

TEST(NetworkStages, NeverGoBackOrStay) {
  for (const auto& row : Words(NetworkStage{})) {
    EXPECT_FALSE(RequireNextStage(row.value, kCandidate).ok()) << row.word;
    EXPECT_FALSE(RequireNextStage(row.value, row.value).ok()) << row.word;
    EXPECT_FALSE(RequireNextStage(kClosed, row.value).ok()) << row.word;
  }
}

TEST(NetworkStages, ARefusalNamesWhatIsAllowed) {
  const RefusalFacts facts = FactsOf(RequireNextStage(kLaureate, kCandidate));

  EXPECT_EQ(facts.reason, "TRANSITION_REFUSED");
  EXPECT_EQ(facts.metadata.at("state"), "LAUREATE");
  EXPECT_EQ(facts.metadata.at("allowed"), "OPEN, CLOSED");
}

TEST(Places, OnlyABlendedTrackHasOneAndItIsNoHome) {
  EXPECT_TRUE(RequireOnSitePlace({.kind = PlaceKind::kFablab}, TrackMode::kBlended).ok());
  EXPECT_FALSE(RequireOnSitePlace({.kind = PlaceKind::kFablab}, TrackMode::kRemote).ok());
  EXPECT_FALSE(RequireOnSitePlace({.kind = PlaceKind::kHome}, TrackMode::kBlended).ok());
}

TEST(Modules, FillTheirProgrammeToTheLastMinute) {
  const Programme programme{.planned_minutes = 100};

  EXPECT_TRUE(RequireRoomFor({.planned_minutes = 40}, programme, 60).ok());
  EXPECT_FALSE(RequireRoomFor({.planned_minutes = 41}, programme, 60).ok());
}

}  // namespace
}  // namespace ecloserie::domain

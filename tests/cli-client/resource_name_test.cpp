#include "resource_name.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace ecloserie::cli {
namespace {

using ::testing::HasSubstr;

constexpr const char* kSchool = "schools/{school}";
constexpr const char* kCohort = "schools/{school}/cohorts/{cohort}";
constexpr const char* kTrack = "schools/{school}/cohorts/{cohort}/tracks/{track}";

TEST(ExpandName, FillsTheSchoolIn) {
  EXPECT_EQ(*ExpandName(kCohort, "promo-1", "boitron"), "schools/boitron/cohorts/promo-1");
}

TEST(ExpandName, FillsTwoOpenSlugsIn) {
  EXPECT_EQ(*ExpandName(kTrack, "promo-1/blended", "boitron"),
            "schools/boitron/cohorts/promo-1/tracks/blended");
}

TEST(ExpandName, KeepsAFullName) {
  EXPECT_EQ(*ExpandName(kCohort, "schools/other/cohorts/x", "boitron"), "schools/other/cohorts/x");
}

TEST(ExpandName, TakesANameInsideTheSchool) {
  EXPECT_EQ(*ExpandName(kCohort, "cohorts/promo-1", "boitron"), "schools/boitron/cohorts/promo-1");
}

TEST(ExpandName, NeedsNoSchoolForASchool) {
  EXPECT_EQ(*ExpandName(kSchool, "boitron", ""), "schools/boitron");
}

TEST(ExpandName, AsksForTheSchool) {
  EXPECT_THAT(ExpandName(kCohort, "promo-1", "").error(), HasSubstr("--school"));
}

TEST(ExpandName, SaysWhatFormItWants) {
  EXPECT_THAT(ExpandName(kTrack, "blended", "boitron").error(), HasSubstr("cohort/track"));
}

TEST(ShortName, LeavesTheSlugs) {
  EXPECT_EQ(ShortName(kCohort, "schools/boitron/cohorts/promo-1"), "promo-1");
  EXPECT_EQ(ShortName(kTrack, "schools/boitron/cohorts/promo-1/tracks/blended"), "promo-1/blended");
  EXPECT_EQ(ShortName(kSchool, "schools/boitron"), "boitron");
}

TEST(ShortName, KeepsTheKindWhenNothingElseTellsIt) {
  EXPECT_EQ(ShortName("", "schools/boitron/funds/atelier-vert"), "funds/atelier-vert");
}

TEST(ShortName, LeavesOtherTextAlone) {
  EXPECT_EQ(ShortName("", "DURAND Amélie"), "DURAND Amélie");
  EXPECT_EQ(ShortName("", ""), "");
}

TEST(SchoolSlug, IsTakenFromEitherForm) {
  EXPECT_EQ(SchoolSlug("schools/boitron"), "boitron");
  EXPECT_EQ(SchoolSlug("boitron"), "boitron");
}

}  // namespace
}  // namespace ecloserie::cli

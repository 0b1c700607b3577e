#include "domain/name.h"

#include <gtest/gtest.h>

namespace ecloserie::domain {
namespace {

TEST(Uuid, IsTheSameAfterItsText) {
  UuidSource ids(1'430'719'200'000, {1, 2, 3, 4, 5, 6, 7, 255});
  const Uuid id = ids.Next();

  const std::string text = ToText(id);

  EXPECT_EQ(text.size(), 26U);
  EXPECT_TRUE(text[0] >= '0' && text[0] <= '7');
  EXPECT_EQ(ParseUuid(text), id);
}

TEST(Uuid, IsOrderedByTheOrderOfItsMaking) {
  UuidSource ids(1'430'719'200'000, {});
  Uuid last = ids.Next();

  for (int i = 0; i < 10'000; ++i) {
    const Uuid next = ids.Next();
    ASSERT_LT(last, next);
    ASSERT_LT(ToText(last), ToText(next));
    last = next;
  }
}

TEST(Uuid, OfTheSameSeedIsTheSameAgain) {
  UuidSource first(1, {9});
  UuidSource second(1, {9});

  EXPECT_EQ(first.Next(), second.Next());
  EXPECT_EQ(first.Next(), second.Next());
}

TEST(Uuid, RefusesOtherTexts) {
  EXPECT_FALSE(ParseUuid(""));
  EXPECT_FALSE(ParseUuid("01j00000000000000000000"));
  EXPECT_FALSE(ParseUuid("81j00000000000000000000000"));
  EXPECT_FALSE(ParseUuid("01l00000000000000000000000"));
}

TEST(Names, AreReadAsTheyAreWritten) {
  const TrackName track{"boitron", "promo-1", "blended"};

  EXPECT_EQ(track.ToString(), "schools/boitron/cohorts/promo-1/tracks/blended");
  EXPECT_EQ(TrackName::Parse(track.ToString()), track);
  EXPECT_EQ(CohortName::Parse("schools/boitron/cohorts/promo-1"), track.Cohort());
}

TEST(Names, OfModulesStandBelowTheirProgramme) {
  const ModuleName module{"boitron", "dev-web", "english"};

  EXPECT_EQ(module.ToString(), "schools/boitron/programmes/dev-web/modules/english");
  EXPECT_EQ(ModuleName::Parse(module.ToString()), module);
  EXPECT_EQ(ProgrammeName::Parse("schools/boitron/programmes/dev-web"), module.Programme());
  EXPECT_FALSE(ModuleName::Parse("schools/boitron/cohorts/dev-web/modules/english"));
  EXPECT_FALSE(ModuleName::Parse("schools/boitron/programmes/dev-web/modules/English"));
}

TEST(Names, RefuseOtherKindsAndBadSlugs) {
  EXPECT_FALSE(CohortName::Parse("schools/boitron/programmes/dev-web"));
  EXPECT_FALSE(CohortName::Parse("schools/boitron/cohorts/Promo"));
  EXPECT_FALSE(CohortName::Parse("schools/boitron/cohorts/promo-"));
  EXPECT_FALSE(CohortName::Parse("schools/boitron/cohorts/1promo"));
  EXPECT_FALSE(CohortName::Parse("schools/boitron/cohorts/promo/extra"));
  EXPECT_FALSE(ApplicationName::Parse("schools/boitron/applications/promo-1"));
}

TEST(Names, OfTheNetworkAreNoSchool) { EXPECT_FALSE(SchoolName::Parse("schools/-")); }

}  // namespace
}  // namespace ecloserie::domain

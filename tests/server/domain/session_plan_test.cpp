#include "domain/session_plan.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace ecloserie::domain {
namespace {

using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

const absl::CivilDay kStart(2015, 5, 4);
const absl::CivilDay kMayEnd(2015, 5, 29);

SessionPattern FirstWeekOnSite() { return {.on_site_week_of_month = 1}; }

std::vector<std::string> OnSiteDays(const SessionPlan& plan) {
  std::vector<std::string> days;
  for (const PlannedHalfDay& half : plan.half_days) {
    const bool is_counted = half.delivery == Delivery::kOnSite && half.at.slot == Slot::kAm;
    if (is_counted) days.push_back(IsoDate(half.at.day));
  }
  return days;
}

std::vector<std::string> SkippedDays(const SessionPlan& plan) {
  std::vector<std::string> days;
  for (const SkippedDay& skipped : plan.skipped_days) {
    days.push_back(IsoDate(skipped.day) + " " + skipped.reason);
  }
  return days;
}

std::vector<int64_t> MinutesOf(const SessionPlan& plan) {
  std::vector<int64_t> minutes;
  for (const PlannedHalfDay& half : plan.half_days) minutes.push_back(half.planned_minutes);
  return minutes;
}

std::string Utc(absl::Time instant) {
  return absl::FormatTime("%Y-%m-%dT%H:%M:%SZ", instant, absl::UTCTimeZone());
}

std::string FieldOfProblem(const SessionPattern& pattern, TrackMode mode = TrackMode::kBlended) {
  const std::optional<PatternProblem> problem = FindPatternProblem(pattern, mode);
  return problem ? problem->field : "none";
}

TEST(PlanSessions, GivesMay2015SeventeenDaysWithItsFirstWeekOnSite) {
  const SessionPlan plan =
      PlanSessions(FirstWeekOnSite(), TrackMode::kBlended, kStart, kStart, kMayEnd);

  EXPECT_EQ(plan.half_days.size(), 34U);
  EXPECT_THAT(OnSiteDays(plan),
              ElementsAre("2015-05-04", "2015-05-05", "2015-05-06", "2015-05-07"));
  EXPECT_THAT(SkippedDays(plan), ElementsAre("2015-05-08 Victoire 1945", "2015-05-14 Ascension",
                                             "2015-05-25 Lundi de Pentecôte"));
}

TEST(PlanSessions, PlansBothHalvesOfADayByTheDefaultClock) {
  const SessionPlan plan =
      PlanSessions(FirstWeekOnSite(), TrackMode::kBlended, kStart, kStart, kStart);

  ASSERT_EQ(plan.half_days.size(), 2U);
  EXPECT_EQ(plan.half_days[0].at, (HalfDay{.day = kStart, .slot = Slot::kAm}));
  EXPECT_EQ(plan.half_days[0].start, (WallTime{9, 0}));
  EXPECT_EQ(plan.half_days[0].end, (WallTime{12, 30}));
  EXPECT_EQ(plan.half_days[1].at, (HalfDay{.day = kStart, .slot = Slot::kPm}));
  EXPECT_EQ(plan.half_days[1].start, (WallTime{13, 30}));
  EXPECT_EQ(plan.half_days[1].end, (WallTime{17, 0}));
  EXPECT_THAT(MinutesOf(plan), Each(210));
}

TEST(PlanSessions, IsInTheOrderOfTime) {
  const SessionPlan plan =
      PlanSessions(FirstWeekOnSite(), TrackMode::kBlended, kStart, kStart, kMayEnd);

  for (std::size_t i = 1; i < plan.half_days.size(); ++i) {
    EXPECT_LT(plan.half_days[i - 1].at, plan.half_days[i].at);
  }
}

TEST(PlanSessions, HoldsARemoteTrackAtADistanceThroughout) {
  const SessionPlan plan = PlanSessions({}, TrackMode::kRemote, kStart, kStart, kMayEnd);

  EXPECT_EQ(plan.half_days.size(), 34U);
  EXPECT_THAT(OnSiteDays(plan), IsEmpty());
}

TEST(PlanSessions, CountsAWeekToTheMonthOfItsMonday) {
  const SessionPlan plan = PlanSessions(FirstWeekOnSite(), TrackMode::kBlended, kStart,
                                        absl::CivilDay(2015, 6, 29), absl::CivilDay(2015, 7, 12));

  // 1 to 3 July belong to the last week of June.
  EXPECT_THAT(OnSiteDays(plan),
              ElementsAre("2015-07-06", "2015-07-07", "2015-07-08", "2015-07-09", "2015-07-10"));
}

TEST(PlanSessions, FindsAFifthWeekOnlyInMonthsWithFiveMondays) {
  const SessionPlan plan =
      PlanSessions({.weekdays = {absl::Weekday::monday}, .on_site_week_of_month = 5},
                   TrackMode::kBlended, kStart, kStart, absl::CivilDay(2015, 10, 30));

  EXPECT_THAT(OnSiteDays(plan), ElementsAre("2015-06-29", "2015-08-31"));
}

// Counted by hand in a calendar of 2015: 26 weeks of five days, less 8 May (a Friday),
// 14 May (a Thursday), 25 May (a Monday) and 14 July (a Tuesday), are 126 days. On site
// are the weeks of 4 May, 1 June, 6 July, 3 August, 7 September and 5 October: 30 days
// less 8 May. 15 August is a Saturday. June has five Mondays, 1 to 29.
TEST(PlanSessions, GivesTheHalfYearOfBoitron252HalfDaysOfWhich58OnSite) {
  const SessionPlan plan = PlanSessions(FirstWeekOnSite(), TrackMode::kBlended, kStart, kStart,
                                        absl::CivilDay(2015, 10, 30));

  EXPECT_EQ(plan.half_days.size(), 252U);
  EXPECT_EQ(std::ranges::count(plan.half_days, Delivery::kOnSite, &PlannedHalfDay::delivery), 58);
  EXPECT_EQ(std::ranges::count(plan.half_days, Delivery::kRemote, &PlannedHalfDay::delivery), 194);
  EXPECT_THAT(MinutesOf(plan), Each(210));
  EXPECT_THAT(SkippedDays(plan),
              ElementsAre("2015-05-08 Victoire 1945", "2015-05-14 Ascension",
                          "2015-05-25 Lundi de Pentecôte", "2015-07-14 Fête nationale"));
  const auto days = OnSiteDays(plan);
  EXPECT_EQ(std::ranges::count(days, "2015-06-29"), 0);
  EXPECT_EQ(std::ranges::count(days, "2015-10-05"), 1);
}

TEST(PlanSessions, TakesOutTheTwoHolidaysOfAlsaceAndMoselleWhereTheyAreLaw) {
  const SessionPlan good_friday =
      PlanSessions({.holiday_law = HolidayLaw::kAlsaceMoselle}, TrackMode::kRemote, kStart,
                   absl::CivilDay(2015, 4, 1), absl::CivilDay(2015, 4, 6));
  const SessionPlan saint_stephen =
      PlanSessions({.holiday_law = HolidayLaw::kAlsaceMoselle}, TrackMode::kRemote, kStart,
                   absl::CivilDay(2016, 12, 26), absl::CivilDay(2016, 12, 26));

  EXPECT_THAT(SkippedDays(good_friday),
              ElementsAre("2015-04-03 Vendredi saint", "2015-04-06 Lundi de Pâques"));
  EXPECT_THAT(SkippedDays(saint_stephen), ElementsAre("2016-12-26 Saint-Étienne"));
}

TEST(PlanSessions, TeachesTheFirstModuleThatFits) {
  const ModuleName english{"boitron", "dev-web", "english"};
  const ModuleName html{"boitron", "dev-web", "html"};

  const SessionPlan plan = PlanSessions(
      {.modules = {{.module = english, .weekdays = {absl::Weekday::monday}, .slot = Slot::kPm},
                   {.module = html, .slot = Slot::kPm}}},
      TrackMode::kRemote, kStart, kStart, kStart + 1);

  std::vector<std::optional<ModuleName>> taught;
  for (const PlannedHalfDay& half : plan.half_days) taught.push_back(half.module);
  EXPECT_THAT(taught, ElementsAre(std::nullopt, english, std::nullopt, html));
}

TEST(PlanSessions, CountsEveryNthWeekFromTheWeekOfTheCohortsFirstDay) {
  const absl::CivilDay wednesday(2015, 5, 6);

  const SessionPlan plan =
      PlanSessions({.weekdays = {absl::Weekday::tuesday}, .on_site_every_weeks = 3},
                   TrackMode::kBlended, wednesday, wednesday, absl::CivilDay(2015, 6, 30));

  EXPECT_THAT(OnSiteDays(plan), ElementsAre("2015-05-26", "2015-06-16"));
}

TEST(PlanSessions, NamesAClosureUnlessAPublicHolidayFallsOnIt) {
  const SessionPlan plan = PlanSessions(
      {.closures = {{absl::CivilDay(2015, 5, 13), absl::CivilDay(2015, 5, 14)},
                    {absl::CivilDay(2015, 5, 16), absl::CivilDay(2015, 5, 16)}}},
      TrackMode::kRemote, kStart, absl::CivilDay(2015, 5, 11), absl::CivilDay(2015, 5, 17));

  // The 16th is a Saturday, on which nothing was to be held.
  EXPECT_THAT(SkippedDays(plan), ElementsAre("2015-05-13 CLOSURE", "2015-05-14 Ascension"));
  EXPECT_EQ(plan.half_days.size(), 6U);
}

TEST(PlanSessions, IsEmptyWhenTheLastDayLiesBeforeTheFirst) {
  const SessionPlan plan = PlanSessions({}, TrackMode::kRemote, kStart, kMayEnd, kStart);

  EXPECT_THAT(plan.half_days, IsEmpty());
  EXPECT_THAT(plan.skipped_days, IsEmpty());
}

TEST(FindPatternProblem, FindsNoneInTheDefaults) {
  EXPECT_EQ(FieldOfProblem(FirstWeekOnSite()), "none");
  EXPECT_EQ(FieldOfProblem({.on_site_every_weeks = 4}), "none");
  EXPECT_EQ(FieldOfProblem({}, TrackMode::kRemote), "none");
}

TEST(FindPatternProblem, WantsExactlyOneOnSiteRuleForABlendedTrack) {
  EXPECT_EQ(FieldOfProblem({}), "on_site_weeks");
  EXPECT_EQ(FieldOfProblem({.on_site_week_of_month = 1, .on_site_every_weeks = 4}),
            "on_site_weeks");
  EXPECT_EQ(FieldOfProblem({.on_site_week_of_month = 0}), "on_site_weeks.week_of_month");
  EXPECT_EQ(FieldOfProblem({.on_site_week_of_month = 6}), "on_site_weeks.week_of_month");
  EXPECT_EQ(FieldOfProblem({.on_site_every_weeks = 0}), "on_site_weeks.every_weeks");
  EXPECT_EQ(FieldOfProblem({.on_site_every_weeks = 53}), "on_site_weeks.every_weeks");
}

TEST(FindPatternProblem, WantsNoOnSiteRuleForARemoteTrack) {
  EXPECT_EQ(FieldOfProblem(FirstWeekOnSite(), TrackMode::kRemote), "on_site_weeks");
}

TEST(FindPatternProblem, WantsTimesThatExist) {
  EXPECT_EQ(FieldOfProblem({.on_site_week_of_month = 1, .am_start = {-1, 0}}), "am_start");
  EXPECT_EQ(FieldOfProblem({.on_site_week_of_month = 1, .am_end = {12, 60}}), "am_end");
  EXPECT_EQ(FieldOfProblem({.on_site_week_of_month = 1, .pm_start = {24, 0}}), "pm_start");
  EXPECT_EQ(FieldOfProblem({.on_site_week_of_month = 1, .pm_end = {17, -1}}), "pm_end");
}

TEST(FindPatternProblem, WantsTimesInOrderAndHalfDaysLongerThanNothing) {
  EXPECT_EQ(FieldOfProblem({.on_site_week_of_month = 1, .am_end = {9, 0}}), "am_end");
  EXPECT_EQ(FieldOfProblem({.on_site_week_of_month = 1, .pm_start = {12, 29}}), "pm_start");
  EXPECT_EQ(FieldOfProblem({.on_site_week_of_month = 1, .pm_start = {12, 30}}), "none");
  EXPECT_EQ(FieldOfProblem({.on_site_week_of_month = 1, .pm_end = {13, 30}}), "pm_end");
}

TEST(FindPatternProblem, WantsClosuresThatEndNoEarlierThanTheyBegin) {
  EXPECT_EQ(FieldOfProblem({.on_site_week_of_month = 1, .closures = {{kMayEnd, kStart}}}),
            "closure_spans");
}

TEST(InstantOf, FollowsTheZonesWallClock) {
  absl::TimeZone paris;
  ASSERT_TRUE(absl::LoadTimeZone("Europe/Paris", &paris));

  const absl::Time summer = InstantOf(kStart, {9, 0}, paris);
  const absl::Time winter = InstantOf(absl::CivilDay(2015, 1, 5), {9, 0}, paris);

  EXPECT_EQ(Utc(summer), "2015-05-04T07:00:00Z");
  EXPECT_EQ(Utc(winter), "2015-01-05T08:00:00Z");
}

TEST(InstantOf, MovesWithTheClocksWhilePlannedMinutesStay) {
  absl::TimeZone paris;
  ASSERT_TRUE(absl::LoadTimeZone("Europe/Paris", &paris));
  const SessionPattern night{
      .weekdays = {absl::Weekday::sunday}, .am_start = {1, 0}, .am_end = {4, 30}};
  const absl::CivilDay forward(2015, 3, 29);
  const absl::CivilDay back(2015, 10, 25);

  const SessionPlan spring = PlanSessions(night, TrackMode::kRemote, forward, forward, forward);
  const SessionPlan autumn = PlanSessions(night, TrackMode::kRemote, back, back, back);

  EXPECT_THAT(MinutesOf(spring), Each(210));
  EXPECT_THAT(MinutesOf(autumn), Each(210));
  EXPECT_EQ(InstantOf(forward, {4, 30}, paris) - InstantOf(forward, {1, 0}, paris),
            absl::Minutes(150));
  EXPECT_EQ(InstantOf(back, {4, 30}, paris) - InstantOf(back, {1, 0}, paris), absl::Minutes(270));
}

TEST(InstantOf, TakesTheFirstOfTwoAndReadsAMissingTimeAsIfTheClocksHadNotMoved) {
  absl::TimeZone paris;
  ASSERT_TRUE(absl::LoadTimeZone("Europe/Paris", &paris));

  const absl::Time twice = InstantOf(absl::CivilDay(2015, 10, 25), {2, 30}, paris);
  const absl::Time never = InstantOf(absl::CivilDay(2015, 3, 29), {2, 30}, paris);

  EXPECT_EQ(Utc(twice), "2015-10-25T00:30:00Z");
  EXPECT_EQ(Utc(never), "2015-03-29T01:30:00Z");
}

}  // namespace
}  // namespace ecloserie::domain

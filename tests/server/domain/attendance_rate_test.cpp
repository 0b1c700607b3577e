#include "domain/attendance_rate.h"

#include <gtest/gtest.h>

#include <optional>
#include <vector>

namespace ecloserie::domain {
namespace {

constexpr RatedMark kPresent{
    .presence = Presence::kPresent, .planned_minutes = 210, .minutes_attended = 210};
constexpr RatedMark kLate{
    .presence = Presence::kPresent, .planned_minutes = 210, .minutes_attended = 180};
constexpr RatedMark kPartial{
    .presence = Presence::kPartial, .planned_minutes = 210, .minutes_attended = 90};
constexpr RatedMark kAbsent{.presence = Presence::kAbsent, .planned_minutes = 210};
constexpr RatedMark kUnmarked{.presence = Presence::kUnmarked, .planned_minutes = 210};

RatePolicy UnmarkedIsAbsent() {
  return {.name = "strict", .version = 1, .unmarked = UnmarkedRule::kAbsent};
}

// Six present, one late by 30 minutes, two absent, one never marked.
std::vector<RatedMark> TenHalfDays() {
  return {kPresent, kPresent, kPresent, kPresent, kPresent,
          kPresent, kLate,    kAbsent,  kAbsent,  kUnmarked};
}

TEST(Rate, CountsLatenessByTheMinuteAndLeavesTheUnmarkedOut) {
  const AttendanceRate rate = Rate(TenHalfDays(), MinutesLockedPolicy());

  EXPECT_EQ(rate.attended_minutes, 1'440);
  EXPECT_EQ(rate.expected_minutes, 1'890);
  EXPECT_EQ(rate.rate_basis_points, 7'619);
  EXPECT_EQ(rate.present_count, 7);
  EXPECT_EQ(rate.absent_count, 2);
  EXPECT_EQ(rate.unmarked_count, 1);
}

TEST(Rate, GivesAnotherFigureUnderAnotherPolicy) {
  const AttendanceRate rate = Rate(TenHalfDays(), UnmarkedIsAbsent());

  EXPECT_EQ(rate.expected_minutes, 2'100);
  EXPECT_EQ(rate.rate_basis_points, 6'857);
  EXPECT_EQ(rate.absent_count, 3);
  EXPECT_EQ(rate.unmarked_count, 0);
}

TEST(Rate, CountsThePartOfAPartialHalfDay) {
  const AttendanceRate rate = Rate({kPartial, kPresent}, MinutesLockedPolicy());

  EXPECT_EQ(rate.attended_minutes, 300);
  EXPECT_EQ(rate.partial_count, 1);
  EXPECT_EQ(rate.rate_basis_points, 7'143);
}

TEST(Rate, IsUndefinedWhenNothingWasExpected) {
  EXPECT_EQ(Rate({}, MinutesLockedPolicy()).rate_basis_points, std::nullopt);
  EXPECT_EQ(Rate({kUnmarked, kUnmarked}, MinutesLockedPolicy()).rate_basis_points, std::nullopt);
  EXPECT_EQ(Rate({kUnmarked, kUnmarked}, MinutesLockedPolicy()).unmarked_count, 2);
}

TEST(Rate, IsZeroForSomebodyWhoNeverCameAndFullForSomebodyAlwaysThere) {
  EXPECT_EQ(Rate({kAbsent, kAbsent}, MinutesLockedPolicy()).rate_basis_points, 0);
  EXPECT_EQ(Rate({kPresent, kPresent}, MinutesLockedPolicy()).rate_basis_points, 10'000);
}

TEST(Rate, RoundsHalfUp) {
  const RatedMark half{
      .presence = Presence::kPartial, .planned_minutes = 20'000, .minutes_attended = 1};
  const RatedMark below{
      .presence = Presence::kPartial, .planned_minutes = 20'001, .minutes_attended = 1};

  EXPECT_EQ(Rate({half}, MinutesLockedPolicy()).rate_basis_points, 1);
  EXPECT_EQ(Rate({below}, MinutesLockedPolicy()).rate_basis_points, 0);
}

TEST(Rate, IgnoresMinutesOnAMarkThatSaysNotThere) {
  const RatedMark odd{
      .presence = Presence::kAbsent, .planned_minutes = 210, .minutes_attended = 100};

  EXPECT_EQ(Rate({odd}, MinutesLockedPolicy()).attended_minutes, 0);
}

TEST(MinutesLockedPolicy, SaysItsNameAndVersion) {
  EXPECT_EQ(MinutesLockedPolicy().name, "minutes-locked");
  EXPECT_EQ(MinutesLockedPolicy().version, 1);
  EXPECT_EQ(MinutesLockedPolicy().unmarked, UnmarkedRule::kExclude);
}

}  // namespace
}  // namespace ecloserie::domain

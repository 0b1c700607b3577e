#include "domain/remote_half_day.h"

#include <gtest/gtest.h>

#include "domain/refusal.h"

namespace ecloserie::domain {
namespace {

const absl::CivilDay kMonday(2015, 6, 8);

TraineeSession Morning() {
  return {.at = {kMonday, Slot::kAm},
          .window = {.day = kMonday, .minutes = {540, 750}, .planned_minutes = 210}};
}

TraineeSession LateAfternoon() {
  return {.at = {kMonday, Slot::kPm},
          .window = {.day = kMonday, .minutes = {770, 990}, .planned_minutes = 220}};
}

TEST(RemoteHalfDay, IsWhereTheMarkSaysBeforeWhereItWasPlanned) {
  TraineeSession half_day = Morning();
  EXPECT_TRUE(IsRemote(half_day));
  half_day.channel = Channel::kOnSite;
  EXPECT_FALSE(IsRemote(half_day));
  half_day.delivery = Delivery::kOnSite;
  half_day.channel = Channel::kThirdPlace;
  EXPECT_TRUE(IsRemote(half_day));
}

TEST(RemoteHalfDay, HasNothingToProveOfWhoWasNotThere) {
  const WallInterval until_noon{kMonday, 0, kMonday, 720};
  const WallInterval all_day{kMonday, 0, kMonday, 1440};
  TraineeSession half_day = Morning();

  EXPECT_TRUE(NeedsProof(half_day, {until_noon}));
  EXPECT_FALSE(NeedsProof(half_day, {all_day}));
  half_day.presence = Presence::kPresent;
  EXPECT_TRUE(NeedsProof(half_day, {all_day}));
  half_day.presence = Presence::kAbsent;
  EXPECT_FALSE(NeedsProof(half_day, {}));
}

TEST(RemoteHalfDay, TakesWhatHappenedOutsideItsHoursToo) {
  const auto slot_at = [](std::int64_t minute) {
    const auto at = HalfDayAround({Morning(), LateAfternoon()}, minute);
    return at ? WordOf(at->slot) : "none";
  };

  EXPECT_EQ(slot_at(0), "AM");
  EXPECT_EQ(slot_at(760), "AM");  // Between the two, before 13:00.
  EXPECT_EQ(slot_at(775), "PM");  // Before 13:00, and it has begun.
  EXPECT_EQ(slot_at(1439), "PM");
  EXPECT_FALSE(HalfDayAround({Morning()}, 800));
  EXPECT_FALSE(HalfDayAround({}, 600));
}

TEST(DaysAsked, AreAWeekOrTheDaysBetweenTwo) {
  const auto field = [](const DaysAsked& asked) {
    const auto range = RangeOf(asked);
    return range.ok() ? "none" : FactsOf(range.status()).fields.at(0).field;
  };

  EXPECT_EQ(RangeOf({.week = kMonday})->last_on, kMonday + 6);
  EXPECT_EQ(field({.week = kMonday + 1}), "week");
  EXPECT_EQ(field({.week = kMonday, .last_on = kMonday}), "week");
  EXPECT_EQ(field({.first_on = kMonday}), "week");
  EXPECT_EQ(field({.first_on = kMonday, .last_on = kMonday - 1}), "last_on");
  EXPECT_EQ(field({.first_on = kMonday, .last_on = kMonday + 366}), "last_on");
  EXPECT_EQ(field({.first_on = kMonday, .last_on = kMonday + 365}), "none");
}

}  // namespace
}  // namespace ecloserie::domain

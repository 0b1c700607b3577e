#include "domain/seat.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "domain/refusal.h"

namespace ecloserie::domain {
namespace {

const TrackName kTrack{"boitron", "promo-1", "blended"};

HalfDay Am(int day) { return {absl::CivilDay(2015, 5, day), Slot::kAm}; }
HalfDay Pm(int day) { return {absl::CivilDay(2015, 5, day), Slot::kPm}; }

Seat ASeat(const HalfDay& first, const HalfDay& last, SeatState state = SeatState::kTaken) {
  return {.pool = PoolName::Of(kTrack), .state = state, .over = {first, last}};
}

SeatPool APool(std::int64_t limit) { return {.name = PoolName::Of(kTrack), .seat_limit = limit}; }

TEST(SeatPool, IsCountedWhenMostOfItsSeatsAreOccupied) {
  const std::vector<Seat> seats = {ASeat(Am(4), Pm(8)), ASeat(Am(8), Pm(29)),
                                   ASeat(Pm(8), Pm(29), SeatState::kHeld)};

  const SeatPool pool = AtItsFullest(APool(3), seats, {Am(4), Pm(29)});

  EXPECT_EQ(pool.taken_count, 2);
  EXPECT_EQ(pool.held_count, 1);
  EXPECT_EQ(pool.FreeCount(), 0);
}

TEST(SeatPool, AnExitNextMonthFreesNothingToday) {
  const std::vector<Seat> seats = {ASeat(Am(4), Pm(20))};

  EXPECT_EQ(AtItsFullest(APool(1), seats, {Am(10), Pm(29)}).FreeCount(), 0);
  EXPECT_EQ(AtItsFullest(APool(1), seats, {Am(21), Pm(29)}).FreeCount(), 1);
}

TEST(SeatPool, ASwitchAtNoonIsNoOverlap) {
  const std::vector<Seat> seats = {ASeat(Am(4), Am(8)), ASeat(Pm(8), Pm(29))};

  EXPECT_EQ(AtItsFullest(APool(1), seats, {Am(4), Pm(29)}).taken_count, 1);
}

TEST(SeatPool, ReleasedSeatsDoNotCount) {
  const std::vector<Seat> seats = {ASeat(Am(4), Pm(8), SeatState::kReleased)};

  EXPECT_EQ(AtItsFullest(APool(1), seats, {Am(4), Pm(29)}).FreeCount(), 1);
}

// Against counting every half-day by hand.
TEST(SeatPool, IsAsFullAsItsFullestHalfDay) {
  std::mt19937 dice(20150504);  // generated
  const auto draw = [&](int from, int to) {
    return std::uniform_int_distribution<int>(from, to)(dice);
  };
  const auto half_day = [&](int from) {
    return draw(0, 1) == 0 ? Am(draw(from, 28)) : Pm(draw(from, 28));
  };
  for (int round = 0; round < 500; ++round) {
    std::vector<Seat> seats;
    for (int i = draw(0, 8); i > 0; --i) {
      const HalfDay first = half_day(1);
      seats.push_back(ASeat(first, std::max(first, half_day(first.day.day())),
                            draw(0, 1) == 0 ? SeatState::kHeld : SeatState::kTaken));
    }
    const HalfDay first = half_day(1);
    const Span over{first, std::max(first, half_day(first.day.day()))};
    std::int64_t most = 0;
    for (HalfDay at = over.first; at <= over.last; at = Next(at)) {
      most = std::max<std::int64_t>(most, std::ranges::count_if(seats, [&](const Seat& seat) {
                                      return seat.over.Contains(at);
                                    }));
    }
    EXPECT_EQ(AtItsFullest(APool(100), seats, over).FreeCount(), 100 - most);
  }
}

TEST(SeatLimit, IsNotLoweredBelowWhatIsOccupied) {
  SeatPool pool = APool(5);
  pool.held_count = 1;
  pool.taken_count = 2;

  EXPECT_TRUE(RequireLimitAbove(pool, 3).ok());
  const RefusalFacts facts = FactsOf(RequireLimitAbove(pool, 2));
  EXPECT_EQ(facts.reason, "SEATS_OCCUPIED");
  EXPECT_EQ(facts.metadata.at("occupied"), "3");
}

TEST(HalfDays, FollowEachOtherOverNoonAndNight) {
  EXPECT_EQ(Next(Am(4)), Pm(4));
  EXPECT_EQ(Next(Pm(4)), Am(5));
  EXPECT_EQ(Previous(Am(5)), Pm(4));
  EXPECT_EQ(Previous(Pm(5)), Am(5));
}

}  // namespace
}  // namespace ecloserie::domain

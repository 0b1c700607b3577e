#include "domain/seat.h"

#include <algorithm>

#include "domain/refusal.h"

namespace ecloserie::domain {
namespace {

std::int64_t CountAt(const std::vector<Seat>& seats, const HalfDay& at, SeatState state) {
  return std::ranges::count_if(
      seats, [&](const Seat& seat) { return seat.state == state && seat.over.Contains(at); });
}

}  // namespace

std::optional<PoolName> PoolName::Parse(std::string_view text) {
  if (const auto track = TrackName::Parse(text)) return Of(*track);
  if (const auto agreement = AgreementName::Parse(text)) return Of(*agreement);
  return std::nullopt;
}

// Occupancy grows only where somebody begins.
SeatPool AtItsFullest(SeatPool pool, const std::vector<Seat>& seats, const Span& over) {
  std::vector<HalfDay> beginnings = {over.first};
  for (const Seat& seat : seats) {
    if (over.Contains(seat.over.first)) beginnings.push_back(seat.over.first);
  }
  std::ranges::sort(beginnings);
  const auto repeated = std::ranges::unique(beginnings);
  beginnings.erase(repeated.begin(), repeated.end());
  pool.held_count = pool.taken_count = 0;
  for (const HalfDay& at : beginnings) {
    const std::int64_t held = CountAt(seats, at, SeatState::kHeld);
    const std::int64_t taken = CountAt(seats, at, SeatState::kTaken);
    if (held + taken <= pool.held_count + pool.taken_count) continue;
    pool.held_count = held;
    pool.taken_count = taken;
  }
  return pool;
}

absl::Status SeatsExhausted(const SeatPool& pool) {
  const std::string limit = std::to_string(pool.seat_limit);
  return Refusal(absl::StatusCode::kFailedPrecondition, "SEATS_EXHAUSTED",
                 "all " + limit + " seats of " + pool.name.ToString() + " are held or taken",
                 {{"pool", pool.name.ToString()}, {"limit", limit}});
}

absl::Status RequireLimitAbove(const SeatPool& pool, std::int64_t seat_limit) {
  const std::int64_t occupied = pool.held_count + pool.taken_count;
  if (seat_limit >= occupied) return absl::OkStatus();
  return Refusal(
      absl::StatusCode::kFailedPrecondition, "SEATS_OCCUPIED",
      std::to_string(occupied) + " seats of " + pool.name.ToString() + " are held or taken",
      {{"pool", pool.name.ToString()}, {"occupied", std::to_string(occupied)}});
}

}  // namespace ecloserie::domain

#include "usecases/seats.h"

#include <algorithm>
#include <optional>

#include "domain/refusal.h"
#include "storage/cohort_store.h"
#include "storage/seat_store.h"
#include "usecases/waiting_list.h"

namespace ecloserie::usecases {
namespace {

// Others' seats, when the one that asks is to occupy another span than now.
absl::Status RequireFreeSeat(const View& view, const domain::PoolName& name,
                             const domain::Span& over, const domain::Seat* own) {
  const auto pool = storage::FindSeatPool(view.transaction(), name);
  if (!pool) return domain::ResourceMissing(name.ToString());
  std::vector<domain::Seat> seats = storage::LiveSeats(view.transaction(), name, over.first);
  std::erase_if(seats, [&](const domain::Seat& seat) {
    return own != nullptr && seat.application == own->application && seat.ordinal == own->ordinal;
  });
  const domain::SeatPool occupied = domain::AtItsFullest(*pool, seats, over);
  return occupied.FreeCount() < 1 ? domain::SeatsExhausted(occupied) : absl::OkStatus();
}

void Release(Unit& unit, domain::Seat seat) {
  seat.state = domain::SeatState::kReleased;
  storage::UpdateSeat(unit.transaction(), seat);
}

// Nothing is left of a seat that would end before it begins.
void EndSeat(Unit& unit, domain::Seat seat, const domain::HalfDay& last) {
  if (last < seat.over.first) return Release(unit, std::move(seat));
  if (seat.over.last <= last) return;
  seat.over.last = last;
  storage::UpdateSeat(unit.transaction(), seat);
}

std::vector<domain::PoolName> PoolsOf(const std::vector<domain::Seat>& seats) {
  std::vector<domain::PoolName> pools;
  for (const domain::Seat& seat : seats) pools.push_back(seat.pool);
  return pools;
}

bool Holds(const std::vector<domain::PoolName>& pools, const domain::PoolName& pool) {
  return std::ranges::find(pools, pool) != pools.end();
}

std::vector<domain::PoolName> Without(std::vector<domain::PoolName> pools,
                                      const std::vector<domain::PoolName>& others) {
  std::erase_if(pools, [&](const domain::PoolName& pool) { return Holds(others, pool); });
  return pools;
}

}  // namespace

absl::Status RequireFreeSeats(const View& view, const std::vector<domain::PoolName>& pools,
                              const domain::Span& over) {
  for (const domain::PoolName& pool : pools) {
    RETURN_IF_REFUSED(RequireFreeSeat(view, pool, over, nullptr));
  }
  return absl::OkStatus();
}

absl::Status HoldSeats(Unit& unit, const domain::ApplicationName& application,
                       const std::vector<domain::PoolName>& pools, const domain::Span& over) {
  RETURN_IF_REFUSED(RequireFreeSeats(unit, pools, over));
  for (const domain::PoolName& pool : pools) {
    storage::InsertSeat(unit.transaction(),
                        {.application = application, .pool = pool, .over = over});
  }
  return absl::OkStatus();
}

absl::Status TakeSeats(Unit& unit, const domain::ApplicationName& application,
                       const domain::Span& over) {
  for (domain::Seat& seat : storage::LiveSeatsOf(unit.transaction(), application)) {
    if (seat.state != domain::SeatState::kHeld) continue;
    // What is held already is nobody else's.
    if (over.first < seat.over.first || seat.over.last < over.last) {
      RETURN_IF_REFUSED(RequireFreeSeat(unit, seat.pool, over, &seat));
    }
    seat.state = domain::SeatState::kTaken;
    seat.over = over;
    storage::UpdateSeat(unit.transaction(), seat);
  }
  return absl::OkStatus();
}

absl::Status EndSeats(Unit& unit, const domain::ApplicationName& application,
                      const domain::HalfDay& last) {
  const auto seats = storage::LiveSeatsOf(unit.transaction(), application);
  for (const domain::Seat& seat : seats) EndSeat(unit, seat, last);
  return Settle(unit, PoolsOf(seats));
}

void ReleaseSeats(Unit& unit, const domain::ApplicationName& application) {
  for (const domain::Seat& seat : storage::LiveSeatsOf(unit.transaction(), application)) {
    Release(unit, seat);
  }
}

absl::Status FreeSeats(Unit& unit, const domain::ApplicationName& application) {
  const auto seats = storage::LiveSeatsOf(unit.transaction(), application);
  for (const domain::Seat& seat : seats) Release(unit, seat);
  return Settle(unit, PoolsOf(seats));
}

absl::Status FreeSeatsFrom(Unit& unit, const domain::ApplicationName& application,
                           const domain::HalfDay& entry) {
  std::vector<domain::Seat> seats = storage::LiveSeatsOf(unit.transaction(), application);
  std::erase_if(seats, [&](const domain::Seat& seat) { return seat.over.first < entry; });
  for (const domain::Seat& seat : seats) Release(unit, seat);
  return Settle(unit, PoolsOf(seats));
}

absl::Status MoveSeats(Unit& unit, const domain::ApplicationName& application,
                       const domain::TrackName& from, const domain::TrackName& to,
                       const domain::HalfDay& at) {
  const auto left = Without(PoolsOfTrack(unit, from), PoolsOfTrack(unit, to));
  const auto entered = Without(PoolsOfTrack(unit, to), PoolsOfTrack(unit, from));
  RETURN_IF_REFUSED(Settle(unit, entered, at));
  std::optional<domain::Seat> moving;
  for (const domain::Seat& seat : storage::LiveSeatsOf(unit.transaction(), application)) {
    if (!Holds(left, seat.pool) || seat.over.last < at) continue;
    if (seat.pool == domain::PoolName::Of(from)) moving = seat;
    EndSeat(unit, seat, domain::Previous(at));
  }
  if (!moving) return absl::OkStatus();
  const domain::Span rest{.first = std::max(at, moving->over.first), .last = moving->over.last};
  RETURN_IF_REFUSED(RequireFreeSeats(unit, entered, rest));
  for (const domain::PoolName& pool : entered) {
    storage::InsertSeat(
        unit.transaction(),
        {.application = application, .pool = pool, .state = moving->state, .over = rest});
  }
  return Settle(unit, left);
}

std::vector<domain::PoolName> PoolsOfTrack(const View& view, const domain::TrackName& name) {
  std::vector<domain::PoolName> pools = {domain::PoolName::Of(name)};
  const auto track = storage::FindTrack(view.transaction(), name);
  if (!track || !track->place) return pools;
  const domain::PoolName site = domain::PoolName::Of(*track->place);
  if (storage::FindSeatPool(view.transaction(), site)) pools.push_back(site);
  return pools;
}

}  // namespace ecloserie::usecases

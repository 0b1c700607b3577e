#include "usecases/seats.h"

#include "domain/refusal.h"
#include "storage/seat_store.h"
#include "usecases/waiting_list.h"

namespace ecloserie::usecases {
namespace {

// Others' seats, when the one that asks is to occupy another span than now.
absl::Status RequireFreeSeat(const View& view, const domain::PoolName& name,
                             const domain::Span& over, const domain::Seat* own) {
  const auto pool = storage::FindSeatPool(view.transaction(), name);
  if (!pool) return domain::ResourceMissing(name.ToString());
  std::vector<domain::Seat> seats = storage::LiveSeats(view.transaction(), name);
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
    RETURN_IF_REFUSED(RequireFreeSeat(unit, seat.pool, over, &seat));
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

absl::Status FreeSeats(Unit& unit, const domain::ApplicationName& application) {
  const auto seats = storage::LiveSeatsOf(unit.transaction(), application);
  for (const domain::Seat& seat : seats) Release(unit, seat);
  return Settle(unit, PoolsOf(seats));
}

absl::Status MoveSeat(Unit& unit, const domain::ApplicationName& application,
                      const domain::PoolName& from, const domain::PoolName& to,
                      const domain::HalfDay& at) {
  if (from == to) return absl::OkStatus();
  for (const domain::Seat& seat : storage::LiveSeatsOf(unit.transaction(), application)) {
    if (seat.pool != from || seat.over.last < at) continue;
    const domain::Span rest{.first = std::max(at, seat.over.first), .last = seat.over.last};
    RETURN_IF_REFUSED(RequireFreeSeat(unit, to, rest, nullptr));
    EndSeat(unit, seat, domain::Previous(at));
    storage::InsertSeat(
        unit.transaction(),
        {.application = application, .pool = to, .state = seat.state, .over = rest});
  }
  return Settle(unit, {from});
}

}  // namespace ecloserie::usecases

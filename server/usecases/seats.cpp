#include "usecases/seats.h"

#include "domain/refusal.h"
#include "storage/seat_store.h"

namespace ecloserie::usecases {

absl::Status HoldSeats(Unit& unit, const domain::ApplicationName& application,
                       const std::vector<domain::PoolName>& pools, const domain::Span&) {
  for (const domain::PoolName& pool : pools) {
    const auto found = storage::FindSeatPool(unit.transaction(), pool);
    if (!found) return domain::ResourceMissing(pool.ToString());
    if (found->FreeCount() < 1) return domain::SeatsExhausted(*found);
    storage::HoldSeat(unit.transaction(), pool, application);
  }
  return absl::OkStatus();
}

absl::Status TakeSeats(Unit& unit, const domain::ApplicationName& application,
                       const domain::Span&) {
  storage::TakeSeats(unit.transaction(), application);
  return absl::OkStatus();
}

absl::Status EndSeats(Unit& unit, const domain::ApplicationName& application,
                      const domain::HalfDay&) {
  storage::ReleaseSeats(unit.transaction(), application);
  return absl::OkStatus();
}

absl::Status FreeSeats(Unit& unit, const domain::ApplicationName& application) {
  storage::ReleaseSeats(unit.transaction(), application);
  return absl::OkStatus();
}

absl::Status MoveSeat(Unit& unit, const domain::ApplicationName& application,
                      const domain::PoolName& from, const domain::PoolName& to,
                      const domain::HalfDay&) {
  const auto found = storage::FindSeatPool(unit.transaction(), to);
  if (!found) return domain::ResourceMissing(to.ToString());
  if (from != to && found->FreeCount() < 1) return domain::SeatsExhausted(*found);
  storage::HoldSeat(unit.transaction(), to, application);
  storage::TakeSeats(unit.transaction(), application);
  return absl::OkStatus();
}

}  // namespace ecloserie::usecases

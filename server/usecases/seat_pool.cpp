#include "usecases/seat_pool.h"

#include "domain/refusal.h"
#include "domain/spell.h"
#include "storage/seat_store.h"
#include "usecases/cohort.h"
#include "usecases/filing.h"
#include "usecases/waiting_list.h"

namespace ecloserie::usecases {
namespace {

const domain::HalfDay kEnd{.day = absl::CivilDay(9999, 12, 31), .slot = domain::Slot::kPm};

absl::StatusOr<domain::Span> SpanOf(const domain::Cohort& cohort,
                                    const GetSeatAvailabilityQuery& query) {
  const domain::Span over{.first = query.first.value_or(domain::FirstOf(cohort)),
                          .last = query.last.value_or(domain::LastOf(cohort))};
  if (over.last < over.first) return domain::FieldInvalid("last", "must not lie before first");
  return over;
}

domain::SeatPool Counted(const View& view, domain::SeatPool pool, const domain::Span& over) {
  const auto seats = storage::LiveSeats(view.transaction(), pool.name, over.first);
  return domain::AtItsFullest(std::move(pool), seats, over);
}

}  // namespace

absl::StatusOr<std::vector<domain::SeatPool>> GetSeatAvailability(
    const View& view, const GetSeatAvailabilityQuery& query) {
  ASSIGN_OR_REFUSE(const domain::Cohort cohort, GetCohort(view, query.cohort));
  ASSIGN_OR_REFUSE(const domain::Span over, SpanOf(cohort, query));
  std::vector<domain::SeatPool> pools;
  for (domain::SeatPool& pool : storage::ListSeatPools(view.transaction(), query.cohort)) {
    pools.push_back(Counted(view, std::move(pool), over));
  }
  return pools;
}

absl::StatusOr<domain::PoolName> SetSeatLimit(Unit& unit, const SetSeatLimitCommand& command) {
  ASSIGN_OR_REFUSE(domain::SeatPool pool, GetSeatPool(unit, command.pool));
  ASSIGN_OR_REFUSE(pool.limit_from, SchoolDay(unit, command.pool.school));
  RETURN_IF_REFUSED(Settle(unit, {command.pool}));
  const domain::Span from_today{.first = {.day = pool.limit_from}, .last = kEnd};
  RETURN_IF_REFUSED(domain::RequireLimitAbove(Counted(unit, pool, from_today), command.seat_limit));
  pool.seat_limit = command.seat_limit;
  storage::UpdateSeatPool(unit.transaction(), pool);
  RETURN_IF_REFUSED(Settle(unit, {command.pool}));
  return command.pool;
}

absl::StatusOr<domain::SeatPool> GetSeatPool(const View& view, const domain::PoolName& name) {
  auto pool = storage::FindSeatPool(view.transaction(), name, view.as_of());
  if (!pool) return domain::ResourceMissing(name.ToString());
  return *std::move(pool);
}

}  // namespace ecloserie::usecases

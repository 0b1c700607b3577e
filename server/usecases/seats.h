#pragma once

#include <vector>

#include "absl/status/status.h"
#include "domain/civil_date.h"
#include "domain/name.h"
#include "domain/seat.h"
#include "usecases/unit.h"

namespace ecloserie::usecases {

// Every seat is held, taken, moved and freed here. A seat is occupied over a span of
// half-days, and a pool is full where the most that are occupied at once, over that
// span, reach its limit. Whoever frees a seat promotes the next in line before the
// transaction ends.

// Whether each of the pools has a seat over the whole span; SeatsExhausted(pool).
absl::Status RequireFreeSeats(const View& view, const std::vector<domain::PoolName>& pools,
                              const domain::Span& over);

// Holds a seat in each of the pools, or refuses with SeatsExhausted(pool) and holds
// none.
absl::Status HoldSeats(Unit& unit, const domain::ApplicationName& application,
                       const std::vector<domain::PoolName>& pools, const domain::Span& over);

// Makes the held seats taken ones, over the span of the enrolment.
absl::Status TakeSeats(Unit& unit, const domain::ApplicationName& application,
                       const domain::Span& over);

// Lets the taken seats end with `last`; what comes after is free for others.
absl::Status EndSeats(Unit& unit, const domain::ApplicationName& application,
                      const domain::HalfDay& last);

// As though they had never been occupied: an offer that came to nothing, a no-show.
absl::Status FreeSeats(Unit& unit, const domain::ApplicationName& application);

// From a half-day on a seat of another pool: the one before ends, the other begins.
absl::Status MoveSeat(Unit& unit, const domain::ApplicationName& application,
                      const domain::PoolName& from, const domain::PoolName& to,
                      const domain::HalfDay& at);

}  // namespace ecloserie::usecases

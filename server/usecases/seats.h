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

// The seats of an offer that ran out, for whoever settles the lines afterwards.
void ReleaseSeats(Unit& unit, const domain::ApplicationName& application);

// As though they had never been occupied: an offer that came to nothing.
absl::Status FreeSeats(Unit& unit, const domain::ApplicationName& application);
// The same for one spell, a no-show: those of spells before it stay.
absl::Status FreeSeatsFrom(Unit& unit, const domain::ApplicationName& application,
                           const domain::HalfDay& entry);

// From a half-day on in another track: the seats of the one before end, and so does
// that of its place; those of the other begin, once the line was settled. A seat of a
// pool that both share stays.
absl::Status MoveSeats(Unit& unit, const domain::ApplicationName& application,
                       const domain::TrackName& from, const domain::TrackName& to,
                       const domain::HalfDay& at);

// The pools that a seat in the track occupies: its own, and that of its place if the
// place is limited.
std::vector<domain::PoolName> PoolsOfTrack(const View& view, const domain::TrackName& track);

}  // namespace ecloserie::usecases

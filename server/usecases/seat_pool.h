#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "absl/status/statusor.h"
#include "domain/civil_date.h"
#include "domain/seat.h"
#include "usecases/unit.h"

namespace ecloserie::usecases {

struct GetSeatAvailabilityQuery {
  domain::CohortName cohort;
  std::optional<domain::HalfDay> first;  // the cohort's first when absent
  std::optional<domain::HalfDay> last;   // the cohort's last when absent
};
// Every pool that limits the cohort, as it is when most of its seats are occupied.
absl::StatusOr<std::vector<domain::SeatPool>> GetSeatAvailability(
    const View& view, const GetSeatAvailabilityQuery& query);

struct SetSeatLimitCommand {
  domain::PoolName pool;
  std::int64_t seat_limit = 0;
};
// Raising it promotes those who wait.
absl::StatusOr<domain::PoolName> SetSeatLimit(Unit& unit, const SetSeatLimitCommand& command);
// Without counts.
absl::StatusOr<domain::SeatPool> GetSeatPool(const View& view, const domain::PoolName& name);

}  // namespace ecloserie::usecases

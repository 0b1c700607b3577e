#pragma once

#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "domain/remote_half_day.h"
#include "usecases/page.h"
#include "usecases/unit.h"

namespace ecloserie::usecases {

struct ListUnprovenQuery {
  domain::CohortName cohort;
  std::optional<std::string> track;  // of the cohort
  domain::DayRange days;
  PageRequest page;
};
// By trainee, then in the order of time.
absl::StatusOr<Page<domain::UnprovenHalfDay>> ListUnproven(const View& view,
                                                           const ListUnprovenQuery& query);

}  // namespace ecloserie::usecases

#pragma once

#include <optional>
#include <vector>

#include "absl/status/statusor.h"
#include "domain/civil_date.h"
#include "domain/roster_files.h"
#include "usecases/unit.h"

namespace ecloserie::usecases {

struct ExportRosterQuery {
  domain::CohortName cohort;
  std::optional<domain::HalfDay> on;
};
absl::StatusOr<std::vector<domain::RosterFile>> ExportRoster(const View& view,
                                                             const ExportRosterQuery& query);

}  // namespace ecloserie::usecases

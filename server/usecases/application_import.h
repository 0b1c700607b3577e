#pragma once

#include <vector>

#include "absl/status/statusor.h"
#include "domain/application_import.h"
#include "usecases/unit.h"

namespace ecloserie::usecases {

struct ImportApplicationsCommand {
  domain::CohortName cohort;
  std::vector<domain::ApplicationRow> rows;
  domain::DateFormat date_format = domain::DateFormat::kIso;
  domain::ImportMode mode = domain::ImportMode::kAllOrNothing;
};

// Every row is judged before any is filed. Rows are known by their external_ref:
// one that was filed before with the same content is UNCHANGED.
absl::StatusOr<domain::ImportOutcome> ImportApplications(Unit& unit,
                                                         const ImportApplicationsCommand& command);
absl::StatusOr<domain::ImportOutcome> ShowImport(const View& view,
                                                 const domain::ImportOutcome& outcome);

}  // namespace ecloserie::usecases

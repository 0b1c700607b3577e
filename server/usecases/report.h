#pragma once

#include "absl/status/statusor.h"
#include "domain/report.h"
#include "usecases/unit.h"

namespace ecloserie::usecases {

absl::StatusOr<domain::CohortDashboard> GetCohortDashboard(const View& view,
                                                           const domain::CohortName& name);
absl::StatusOr<domain::SponsorReport> GetSponsorReport(const View& view,
                                                       const domain::PartyName& name);

}  // namespace ecloserie::usecases

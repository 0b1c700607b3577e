#pragma once

#include <memory>
#include <utility>

#include "ecloserie/options.h"
#include "ecloserie/result.h"
#include "ecloserie/v1/report_service.pb.h"

namespace ecloserie {

class Core;

// Figures that name nobody; what each call promises stands in
// proto/ecloserie/v1/report_service.proto.
class ReportClient {
 public:
  explicit ReportClient(std::shared_ptr<const Core> core) : core_(std::move(core)) {}

  Result<v1::CohortDashboard> GetCohortDashboard(v1::GetCohortDashboardRequest,
                                                 CallOptions = {}) const;
  Result<v1::SponsorReport> GetSponsorReport(v1::GetSponsorReportRequest, CallOptions = {}) const;

 private:
  std::shared_ptr<const Core> core_;
};

}  // namespace ecloserie

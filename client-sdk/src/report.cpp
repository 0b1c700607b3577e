#include "ecloserie/report.h"

#include "calls.h"

namespace ecloserie {

Result<v1::CohortDashboard> ReportClient::GetCohortDashboard(v1::GetCohortDashboardRequest request,
                                                             CallOptions options) const {
  return Call<v1::CohortDashboard>(*core_, "ReportService.GetCohortDashboard", std::move(request),
                                   options);
}

Result<v1::SponsorReport> ReportClient::GetSponsorReport(v1::GetSponsorReportRequest request,
                                                         CallOptions options) const {
  return Call<v1::SponsorReport>(*core_, "ReportService.GetSponsorReport", std::move(request),
                                 options);
}

}  // namespace ecloserie

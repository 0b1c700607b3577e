// The part of AttendanceClient that is about rates, alerts and statements.
#include "calls.h"
#include "ecloserie/attendance.h"

namespace ecloserie {

Result<v1::RatePolicy> AttendanceClient::PutRatePolicy(v1::PutRatePolicyRequest request,
                                                       CallOptions options) const {
  return Call<v1::RatePolicy>(*core_, "AttendanceService.PutRatePolicy", std::move(request),
                              options);
}

Result<v1::RatePolicy> AttendanceClient::GetRatePolicy(v1::GetRatePolicyRequest request,
                                                       CallOptions options) const {
  return Call<v1::RatePolicy>(*core_, "AttendanceService.GetRatePolicy", std::move(request),
                              options);
}

Paged<v1::RatePolicy> AttendanceClient::ListRatePolicies(v1::ListRatePoliciesRequest request,
                                                         CallOptions options) const {
  return List<v1::RatePolicy>(core_, "AttendanceService.ListRatePolicies", std::move(request),
                              std::move(options));
}

Result<v1::AttendanceRates> AttendanceClient::GetAttendanceRates(
    v1::GetAttendanceRatesRequest request, CallOptions options) const {
  return Call<v1::AttendanceRates>(*core_, "AttendanceService.GetAttendanceRates",
                                   std::move(request), options);
}

Result<v1::AttendanceRates> AttendanceClient::CompareAttendanceRates(
    v1::CompareAttendanceRatesRequest request, CallOptions options) const {
  return Call<v1::AttendanceRates>(*core_, "AttendanceService.CompareAttendanceRates",
                                   std::move(request), options);
}

Paged<v1::OverdueRegister> AttendanceClient::ListOverdueRegisters(
    v1::ListOverdueRegistersRequest request, CallOptions options) const {
  return List<v1::OverdueRegister>(core_, "AttendanceService.ListOverdueRegisters",
                                   std::move(request), std::move(options));
}

Paged<v1::AttendanceAlert> AttendanceClient::ListAttendanceAlerts(
    v1::ListAttendanceAlertsRequest request, CallOptions options) const {
  return List<v1::AttendanceAlert>(core_, "AttendanceService.ListAttendanceAlerts",
                                   std::move(request), std::move(options));
}

Result<v1::AttendanceStatement> AttendanceClient::MakeAttendanceStatement(
    v1::MakeAttendanceStatementRequest request, CallOptions options) const {
  return Call<v1::AttendanceStatement>(*core_, "AttendanceService.MakeAttendanceStatement",
                                       std::move(request), options);
}

Result<v1::AttendanceStatement> AttendanceClient::GetAttendanceStatement(
    v1::GetAttendanceStatementRequest request, CallOptions options) const {
  return Call<v1::AttendanceStatement>(*core_, "AttendanceService.GetAttendanceStatement",
                                       std::move(request), options);
}

Paged<v1::AttendanceStatement> AttendanceClient::ListAttendanceStatements(
    v1::ListAttendanceStatementsRequest request, CallOptions options) const {
  return List<v1::AttendanceStatement>(core_, "AttendanceService.ListAttendanceStatements",
                                       std::move(request), std::move(options));
}

}  // namespace ecloserie

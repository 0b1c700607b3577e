// The part of AttendanceClient that is about absences and what proves presence.
#include "calls.h"
#include "ecloserie/attendance.h"

namespace ecloserie {

Result<v1::Justification> AttendanceClient::SubmitJustification(
    v1::SubmitJustificationRequest request, CallOptions options) const {
  return Call<v1::Justification>(*core_, "AttendanceService.SubmitJustification",
                                 std::move(request), options);
}

Result<v1::Justification> AttendanceClient::DecideJustification(
    v1::DecideJustificationRequest request, CallOptions options) const {
  return Call<v1::Justification>(*core_, "AttendanceService.DecideJustification",
                                 std::move(request), options);
}

Result<v1::Justification> AttendanceClient::WithdrawJustification(
    v1::WithdrawJustificationRequest request, CallOptions options) const {
  return Call<v1::Justification>(*core_, "AttendanceService.WithdrawJustification",
                                 std::move(request), options);
}

Result<v1::Justification> AttendanceClient::GetJustification(v1::GetJustificationRequest request,
                                                             CallOptions options) const {
  return Call<v1::Justification>(*core_, "AttendanceService.GetJustification", std::move(request),
                                 options);
}

Paged<v1::Justification> AttendanceClient::ListJustifications(v1::ListJustificationsRequest request,
                                                              CallOptions options) const {
  return List<v1::Justification>(core_, "AttendanceService.ListJustifications", std::move(request),
                                 std::move(options));
}

Result<v1::Evidence> AttendanceClient::RecordEvidence(v1::RecordEvidenceRequest request,
                                                      CallOptions options) const {
  return Call<v1::Evidence>(*core_, "AttendanceService.RecordEvidence", std::move(request),
                            options);
}

Result<v1::ImportEvidenceResponse> AttendanceClient::ImportEvidence(
    v1::ImportEvidenceRequest request, CallOptions options) const {
  return Call<v1::ImportEvidenceResponse>(*core_, "AttendanceService.ImportEvidence",
                                          std::move(request), options);
}

Result<v1::DecideEvidenceResponse> AttendanceClient::DecideEvidence(
    v1::DecideEvidenceRequest request, CallOptions options) const {
  return Call<v1::DecideEvidenceResponse>(*core_, "AttendanceService.DecideEvidence",
                                          std::move(request), options);
}

Paged<v1::Evidence> AttendanceClient::ListEvidence(v1::ListEvidenceRequest request,
                                                   CallOptions options) const {
  return List<v1::Evidence>(core_, "AttendanceService.ListEvidence", std::move(request),
                            std::move(options));
}

Paged<v1::UnprovenHalfDay> AttendanceClient::ListUnproven(v1::ListUnprovenRequest request,
                                                          CallOptions options) const {
  return List<v1::UnprovenHalfDay>(core_, "AttendanceService.ListUnproven", std::move(request),
                                   std::move(options));
}

}  // namespace ecloserie

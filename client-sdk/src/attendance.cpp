#include "ecloserie/attendance.h"

#include "calls.h"

namespace ecloserie {

Result<v1::GenerateSessionsResponse> AttendanceClient::GenerateSessions(
    v1::GenerateSessionsRequest request, CallOptions options) const {
  return Call<v1::GenerateSessionsResponse>(*core_, "AttendanceService.GenerateSessions",
                                            std::move(request), options);
}

Result<v1::Session> AttendanceClient::ScheduleSession(v1::ScheduleSessionRequest request,
                                                      CallOptions options) const {
  return Call<v1::Session>(*core_, "AttendanceService.ScheduleSession", std::move(request),
                           options);
}

Result<v1::CancelSessionsResponse> AttendanceClient::CancelSessions(
    v1::CancelSessionsRequest request, CallOptions options) const {
  return Call<v1::CancelSessionsResponse>(*core_, "AttendanceService.CancelSessions",
                                          std::move(request), options);
}

Result<v1::GetCalendarResponse> AttendanceClient::GetCalendar(v1::GetCalendarRequest request,
                                                              CallOptions options) const {
  return Call<v1::GetCalendarResponse>(*core_, "AttendanceService.GetCalendar", std::move(request),
                                       options);
}

Result<v1::Session> AttendanceClient::GetSession(v1::GetSessionRequest request,
                                                 CallOptions options) const {
  return Call<v1::Session>(*core_, "AttendanceService.GetSession", std::move(request), options);
}

Paged<v1::Session> AttendanceClient::ListSessions(v1::ListSessionsRequest request,
                                                  CallOptions options) const {
  return List<v1::Session>(core_, "AttendanceService.ListSessions", std::move(request),
                           std::move(options));
}

Result<v1::Register> AttendanceClient::OpenRegister(v1::OpenRegisterRequest request,
                                                    CallOptions options) const {
  return Call<v1::Register>(*core_, "AttendanceService.OpenRegister", std::move(request), options);
}

Result<v1::Register> AttendanceClient::GetRegister(v1::GetRegisterRequest request,
                                                   CallOptions options) const {
  return Call<v1::Register>(*core_, "AttendanceService.GetRegister", std::move(request), options);
}

Result<v1::Register> AttendanceClient::RecordRegister(v1::RecordRegisterRequest request,
                                                      CallOptions options) const {
  return Call<v1::Register>(*core_, "AttendanceService.RecordRegister", std::move(request),
                            options);
}

Result<v1::Register> AttendanceClient::LockRegister(v1::LockRegisterRequest request,
                                                    CallOptions options) const {
  return Call<v1::Register>(*core_, "AttendanceService.LockRegister", std::move(request), options);
}

Result<v1::Correction> AttendanceClient::CorrectMark(v1::CorrectMarkRequest request,
                                                     CallOptions options) const {
  return Call<v1::Correction>(*core_, "AttendanceService.CorrectMark", std::move(request), options);
}

Result<v1::Correction> AttendanceClient::DecideCorrection(v1::DecideCorrectionRequest request,
                                                          CallOptions options) const {
  return Call<v1::Correction>(*core_, "AttendanceService.DecideCorrection", std::move(request),
                              options);
}

Paged<v1::Correction> AttendanceClient::ListCorrections(v1::ListCorrectionsRequest request,
                                                        CallOptions options) const {
  return List<v1::Correction>(core_, "AttendanceService.ListCorrections", std::move(request),
                              std::move(options));
}

Result<v1::AttendancePolicy> AttendanceClient::PutAttendancePolicy(
    v1::PutAttendancePolicyRequest request, CallOptions options) const {
  return Call<v1::AttendancePolicy>(*core_, "AttendanceService.PutAttendancePolicy",
                                    std::move(request), options);
}

Result<v1::AttendancePolicy> AttendanceClient::GetAttendancePolicy(
    v1::GetAttendancePolicyRequest request, CallOptions options) const {
  return Call<v1::AttendancePolicy>(*core_, "AttendanceService.GetAttendancePolicy",
                                    std::move(request), options);
}

}  // namespace ecloserie

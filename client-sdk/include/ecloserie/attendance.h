#pragma once

#include <memory>
#include <utility>

#include "ecloserie/options.h"
#include "ecloserie/pages.h"
#include "ecloserie/result.h"
#include "ecloserie/v1/attendance_service.pb.h"

namespace ecloserie {

class Core;

// Half-days and who was there; what each call promises stands in
// proto/ecloserie/v1/attendance_service.proto.
class AttendanceClient {
 public:
  explicit AttendanceClient(std::shared_ptr<const Core> core) : core_(std::move(core)) {}

  Result<v1::GenerateSessionsResponse> GenerateSessions(v1::GenerateSessionsRequest,
                                                        CallOptions = {}) const;
  Result<v1::Session> ScheduleSession(v1::ScheduleSessionRequest, CallOptions = {}) const;
  Result<v1::CancelSessionsResponse> CancelSessions(v1::CancelSessionsRequest,
                                                    CallOptions = {}) const;
  Result<v1::GetCalendarResponse> GetCalendar(v1::GetCalendarRequest, CallOptions = {}) const;
  Result<v1::Session> GetSession(v1::GetSessionRequest, CallOptions = {}) const;
  Paged<v1::Session> ListSessions(v1::ListSessionsRequest, CallOptions = {}) const;
  Result<v1::Register> OpenRegister(v1::OpenRegisterRequest, CallOptions = {}) const;
  Result<v1::Register> GetRegister(v1::GetRegisterRequest, CallOptions = {}) const;
  Result<v1::Register> RecordRegister(v1::RecordRegisterRequest, CallOptions = {}) const;
  Result<v1::Register> LockRegister(v1::LockRegisterRequest, CallOptions = {}) const;
  Result<v1::RatePolicy> PutRatePolicy(v1::PutRatePolicyRequest, CallOptions = {}) const;
  Result<v1::RatePolicy> GetRatePolicy(v1::GetRatePolicyRequest, CallOptions = {}) const;
  Paged<v1::RatePolicy> ListRatePolicies(v1::ListRatePoliciesRequest, CallOptions = {}) const;
  Result<v1::AttendanceRates> GetAttendanceRates(v1::GetAttendanceRatesRequest,
                                                 CallOptions = {}) const;
  Result<v1::AttendanceRates> CompareAttendanceRates(v1::CompareAttendanceRatesRequest,
                                                     CallOptions = {}) const;
  Paged<v1::OverdueRegister> ListOverdueRegisters(v1::ListOverdueRegistersRequest,
                                                  CallOptions = {}) const;
  Paged<v1::AttendanceAlert> ListAttendanceAlerts(v1::ListAttendanceAlertsRequest,
                                                  CallOptions = {}) const;
  Result<v1::AttendanceStatement> MakeAttendanceStatement(v1::MakeAttendanceStatementRequest,
                                                          CallOptions = {}) const;
  Result<v1::AttendanceStatement> GetAttendanceStatement(v1::GetAttendanceStatementRequest,
                                                         CallOptions = {}) const;
  Paged<v1::AttendanceStatement> ListAttendanceStatements(v1::ListAttendanceStatementsRequest,
                                                          CallOptions = {}) const;
  Result<v1::Correction> CorrectMark(v1::CorrectMarkRequest, CallOptions = {}) const;
  Result<v1::Correction> DecideCorrection(v1::DecideCorrectionRequest, CallOptions = {}) const;
  Paged<v1::Correction> ListCorrections(v1::ListCorrectionsRequest, CallOptions = {}) const;
  Result<v1::AttendancePolicy> PutAttendancePolicy(v1::PutAttendancePolicyRequest,
                                                   CallOptions = {}) const;
  Result<v1::AttendancePolicy> GetAttendancePolicy(v1::GetAttendancePolicyRequest,
                                                   CallOptions = {}) const;

  Result<v1::Justification> SubmitJustification(v1::SubmitJustificationRequest,
                                                CallOptions = {}) const;
  Result<v1::Justification> DecideJustification(v1::DecideJustificationRequest,
                                                CallOptions = {}) const;
  Result<v1::Justification> WithdrawJustification(v1::WithdrawJustificationRequest,
                                                  CallOptions = {}) const;
  Result<v1::Justification> GetJustification(v1::GetJustificationRequest, CallOptions = {}) const;
  Paged<v1::Justification> ListJustifications(v1::ListJustificationsRequest,
                                              CallOptions = {}) const;

  Result<v1::Evidence> RecordEvidence(v1::RecordEvidenceRequest, CallOptions = {}) const;
  Result<v1::ImportEvidenceResponse> ImportEvidence(v1::ImportEvidenceRequest,
                                                    CallOptions = {}) const;
  Result<v1::DecideEvidenceResponse> DecideEvidence(v1::DecideEvidenceRequest,
                                                    CallOptions = {}) const;
  Paged<v1::Evidence> ListEvidence(v1::ListEvidenceRequest, CallOptions = {}) const;
  Paged<v1::UnprovenHalfDay> ListUnproven(v1::ListUnprovenRequest, CallOptions = {}) const;

 private:
  std::shared_ptr<const Core> core_;
};

}  // namespace ecloserie

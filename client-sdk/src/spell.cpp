#include "calls.h"
#include "ecloserie/enrolment.h"

namespace ecloserie {

Result<v1::Enrolment> EnrolmentClient::StartEnrolment(v1::StartEnrolmentRequest request,
                                                      CallOptions options) const {
  return Call<v1::Enrolment>(*core_, "EnrolmentService.StartEnrolment", std::move(request),
                             options);
}

Result<v1::Enrolment> EnrolmentClient::RecordNoShow(v1::RecordNoShowRequest request,
                                                    CallOptions options) const {
  return Call<v1::Enrolment>(*core_, "EnrolmentService.RecordNoShow", std::move(request), options);
}

Result<v1::Enrolment> EnrolmentClient::CancelEnrolment(v1::CancelEnrolmentRequest request,
                                                       CallOptions options) const {
  return Call<v1::Enrolment>(*core_, "EnrolmentService.CancelEnrolment", std::move(request),
                             options);
}

Result<v1::Enrolment> EnrolmentClient::SuspendEnrolment(v1::SuspendEnrolmentRequest request,
                                                        CallOptions options) const {
  return Call<v1::Enrolment>(*core_, "EnrolmentService.SuspendEnrolment", std::move(request),
                             options);
}

Result<v1::Enrolment> EnrolmentClient::ResumeEnrolment(v1::ResumeEnrolmentRequest request,
                                                       CallOptions options) const {
  return Call<v1::Enrolment>(*core_, "EnrolmentService.ResumeEnrolment", std::move(request),
                             options);
}

Result<v1::Enrolment> EnrolmentClient::WithdrawEnrolment(v1::WithdrawEnrolmentRequest request,
                                                         CallOptions options) const {
  return Call<v1::Enrolment>(*core_, "EnrolmentService.WithdrawEnrolment", std::move(request),
                             options);
}

Result<v1::Enrolment> EnrolmentClient::ExcludeEnrolment(v1::ExcludeEnrolmentRequest request,
                                                        CallOptions options) const {
  return Call<v1::Enrolment>(*core_, "EnrolmentService.ExcludeEnrolment", std::move(request),
                             options);
}

Result<v1::Enrolment> EnrolmentClient::CompleteEnrolment(v1::CompleteEnrolmentRequest request,
                                                         CallOptions options) const {
  return Call<v1::Enrolment>(*core_, "EnrolmentService.CompleteEnrolment", std::move(request),
                             options);
}

Result<v1::Enrolment> EnrolmentClient::SwitchPlacement(v1::SwitchPlacementRequest request,
                                                       CallOptions options) const {
  return Call<v1::Enrolment>(*core_, "EnrolmentService.SwitchPlacement", std::move(request),
                             options);
}

Result<v1::Enrolment> EnrolmentClient::ReenterEnrolment(v1::ReenterEnrolmentRequest request,
                                                        CallOptions options) const {
  return Call<v1::Enrolment>(*core_, "EnrolmentService.ReenterEnrolment", std::move(request),
                             options);
}

Result<v1::Enrolment> EnrolmentClient::RecordOutcome(v1::RecordOutcomeRequest request,
                                                     CallOptions options) const {
  return Call<v1::Enrolment>(*core_, "EnrolmentService.RecordOutcome", std::move(request), options);
}

Result<v1::Enrolment> EnrolmentClient::TransferEnrolment(v1::TransferEnrolmentRequest request,
                                                         CallOptions options) const {
  return Call<v1::Enrolment>(*core_, "EnrolmentService.TransferEnrolment", std::move(request),
                             options);
}

Result<v1::Application> EnrolmentClient::ReceiveTransfer(v1::ReceiveTransferRequest request,
                                                         CallOptions options) const {
  return Call<v1::Application>(*core_, "EnrolmentService.ReceiveTransfer", std::move(request),
                               options);
}

Paged<v1::EnrolmentTransition> EnrolmentClient::ListEnrolmentTransitions(
    v1::ListEnrolmentTransitionsRequest request, CallOptions options) const {
  return List<v1::EnrolmentTransition>(core_, "EnrolmentService.ListEnrolmentTransitions",
                                       std::move(request), std::move(options));
}

}  // namespace ecloserie

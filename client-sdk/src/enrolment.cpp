#include "ecloserie/enrolment.h"

#include "calls.h"

namespace ecloserie {

Result<v1::Application> EnrolmentClient::SubmitApplication(v1::SubmitApplicationRequest request,
                                                           CallOptions options) const {
  return Call<v1::Application>(*core_, "EnrolmentService.SubmitApplication", std::move(request),
                               options);
}

Result<v1::ImportApplicationsResponse> EnrolmentClient::ImportApplications(
    v1::ImportApplicationsRequest request, CallOptions options) const {
  return Call<v1::ImportApplicationsResponse>(*core_, "EnrolmentService.ImportApplications",
                                              std::move(request), options);
}

Result<v1::Application> EnrolmentClient::GetApplication(v1::GetApplicationRequest request,
                                                        CallOptions options) const {
  return Call<v1::Application>(*core_, "EnrolmentService.GetApplication", std::move(request),
                               options);
}

Paged<v1::Application> EnrolmentClient::ListApplications(v1::ListApplicationsRequest request,
                                                         CallOptions options) const {
  return List<v1::Application>(core_, "EnrolmentService.ListApplications", std::move(request),
                               std::move(options));
}

Result<v1::Application> EnrolmentClient::ReviewApplication(v1::ReviewApplicationRequest request,
                                                           CallOptions options) const {
  return Call<v1::Application>(*core_, "EnrolmentService.ReviewApplication", std::move(request),
                               options);
}

Result<v1::Application> EnrolmentClient::MakeOffer(v1::MakeOfferRequest request,
                                                   CallOptions options) const {
  return Call<v1::Application>(*core_, "EnrolmentService.MakeOffer", std::move(request), options);
}

Result<v1::Application> EnrolmentClient::AcceptOffer(v1::AcceptOfferRequest request,
                                                     CallOptions options) const {
  return Call<v1::Application>(*core_, "EnrolmentService.AcceptOffer", std::move(request), options);
}

Result<v1::Application> EnrolmentClient::DeclineOffer(v1::DeclineOfferRequest request,
                                                      CallOptions options) const {
  return Call<v1::Application>(*core_, "EnrolmentService.DeclineOffer", std::move(request),
                               options);
}

Result<v1::Application> EnrolmentClient::RejectApplication(v1::RejectApplicationRequest request,
                                                           CallOptions options) const {
  return Call<v1::Application>(*core_, "EnrolmentService.RejectApplication", std::move(request),
                               options);
}

Result<v1::Enrolment> EnrolmentClient::Enrol(v1::EnrolRequest request, CallOptions options) const {
  return Call<v1::Enrolment>(*core_, "EnrolmentService.Enrol", std::move(request), options);
}

Result<v1::Enrolment> EnrolmentClient::GetEnrolment(v1::GetEnrolmentRequest request,
                                                    CallOptions options) const {
  return Call<v1::Enrolment>(*core_, "EnrolmentService.GetEnrolment", std::move(request), options);
}

Paged<v1::Enrolment> EnrolmentClient::ListEnrolments(v1::ListEnrolmentsRequest request,
                                                     CallOptions options) const {
  return List<v1::Enrolment>(core_, "EnrolmentService.ListEnrolments", std::move(request),
                             std::move(options));
}

Result<v1::GetSeatAvailabilityResponse> EnrolmentClient::GetSeatAvailability(
    v1::GetSeatAvailabilityRequest request, CallOptions options) const {
  return Call<v1::GetSeatAvailabilityResponse>(*core_, "EnrolmentService.GetSeatAvailability",
                                               std::move(request), options);
}

}  // namespace ecloserie

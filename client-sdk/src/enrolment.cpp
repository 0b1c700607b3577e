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

Result<v1::ExportRosterResponse> EnrolmentClient::ExportRoster(v1::ExportRosterRequest request,
                                                               CallOptions options) const {
  return Call<v1::ExportRosterResponse>(*core_, "EnrolmentService.ExportRoster", std::move(request),
                                        options);
}

Result<v1::ImportRosterResponse> EnrolmentClient::ImportRoster(v1::ImportRosterRequest request,
                                                               CallOptions options) const {
  return Call<v1::ImportRosterResponse>(*core_, "EnrolmentService.ImportRoster", std::move(request),
                                        options);
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

Result<v1::Application> EnrolmentClient::WithdrawOffer(v1::WithdrawOfferRequest request,
                                                       CallOptions options) const {
  return Call<v1::Application>(*core_, "EnrolmentService.WithdrawOffer", std::move(request),
                               options);
}

Result<v1::Application> EnrolmentClient::WaitlistApplication(v1::WaitlistApplicationRequest request,
                                                             CallOptions options) const {
  return Call<v1::Application>(*core_, "EnrolmentService.WaitlistApplication", std::move(request),
                               options);
}

Result<v1::Application> EnrolmentClient::SetWaitingPriority(v1::SetWaitingPriorityRequest request,
                                                            CallOptions options) const {
  return Call<v1::Application>(*core_, "EnrolmentService.SetWaitingPriority", std::move(request),
                               options);
}

Paged<v1::WaitingPlace> EnrolmentClient::ListWaitingApplications(
    v1::ListWaitingApplicationsRequest request, CallOptions options) const {
  return List<v1::WaitingPlace>(core_, "EnrolmentService.ListWaitingApplications",
                                std::move(request), std::move(options));
}

Result<v1::Application> EnrolmentClient::PoolApplication(v1::PoolApplicationRequest request,
                                                         CallOptions options) const {
  return Call<v1::Application>(*core_, "EnrolmentService.PoolApplication", std::move(request),
                               options);
}

Result<v1::Application> EnrolmentClient::WithdrawApplication(v1::WithdrawApplicationRequest request,
                                                             CallOptions options) const {
  return Call<v1::Application>(*core_, "EnrolmentService.WithdrawApplication", std::move(request),
                               options);
}

Result<v1::Application> EnrolmentClient::MergeApplications(v1::MergeApplicationsRequest request,
                                                           CallOptions options) const {
  return Call<v1::Application>(*core_, "EnrolmentService.MergeApplications", std::move(request),
                               options);
}

Result<v1::Application> EnrolmentClient::UnmergeApplications(v1::UnmergeApplicationsRequest request,
                                                             CallOptions options) const {
  return Call<v1::Application>(*core_, "EnrolmentService.UnmergeApplications", std::move(request),
                               options);
}

Paged<v1::ApplicationTransition> EnrolmentClient::ListApplicationTransitions(
    v1::ListApplicationTransitionsRequest request, CallOptions options) const {
  return List<v1::ApplicationTransition>(core_, "EnrolmentService.ListApplicationTransitions",
                                         std::move(request), std::move(options));
}

Result<v1::SetSeatLimitResponse> EnrolmentClient::SetSeatLimit(v1::SetSeatLimitRequest request,
                                                               CallOptions options) const {
  return Call<v1::SetSeatLimitResponse>(*core_, "EnrolmentService.SetSeatLimit", std::move(request),
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

Result<v1::MakeOffersResponse> EnrolmentClient::MakeOffers(v1::MakeOffersRequest request,
                                                           CallOptions options) const {
  return Call<v1::MakeOffersResponse>(*core_, "EnrolmentService.MakeOffers", std::move(request),
                                      options);
}

Result<v1::ScoringGrid> EnrolmentClient::PutScoringGrid(v1::PutScoringGridRequest request,
                                                        CallOptions options) const {
  return Call<v1::ScoringGrid>(*core_, "EnrolmentService.PutScoringGrid", std::move(request),
                               options);
}

Result<v1::ScoringGrid> EnrolmentClient::GetScoringGrid(v1::GetScoringGridRequest request,
                                                        CallOptions options) const {
  return Call<v1::ScoringGrid>(*core_, "EnrolmentService.GetScoringGrid", std::move(request),
                               options);
}

Result<v1::Score> EnrolmentClient::ScoreApplication(v1::ScoreApplicationRequest request,
                                                    CallOptions options) const {
  return Call<v1::Score>(*core_, "EnrolmentService.ScoreApplication", std::move(request), options);
}

Paged<v1::Score> EnrolmentClient::ListScores(v1::ListScoresRequest request,
                                             CallOptions options) const {
  return List<v1::Score>(core_, "EnrolmentService.ListScores", std::move(request),
                         std::move(options));
}

Paged<v1::RankedApplication> EnrolmentClient::GetRanking(v1::GetRankingRequest request,
                                                         CallOptions options) const {
  return List<v1::RankedApplication>(core_, "EnrolmentService.GetRanking", std::move(request),
                                     std::move(options));
}

}  // namespace ecloserie

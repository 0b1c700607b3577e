#pragma once

#include <memory>
#include <utility>

#include "ecloserie/options.h"
#include "ecloserie/pages.h"
#include "ecloserie/result.h"
#include "ecloserie/v1/enrolment_service.pb.h"

namespace ecloserie {

class Core;

// From an application to an enrolment; what each call promises stands in
// proto/ecloserie/v1/enrolment_service.proto.
class EnrolmentClient {
 public:
  explicit EnrolmentClient(std::shared_ptr<const Core> core) : core_(std::move(core)) {}

  Result<v1::Application> SubmitApplication(v1::SubmitApplicationRequest, CallOptions = {}) const;
  Result<v1::ImportApplicationsResponse> ImportApplications(v1::ImportApplicationsRequest,
                                                            CallOptions = {}) const;
  // The files of one cohort, and a cohort from files.
  Result<v1::ExportRosterResponse> ExportRoster(v1::ExportRosterRequest, CallOptions = {}) const;
  Result<v1::ImportRosterResponse> ImportRoster(v1::ImportRosterRequest, CallOptions = {}) const;
  Result<v1::Application> GetApplication(v1::GetApplicationRequest, CallOptions = {}) const;
  Paged<v1::Application> ListApplications(v1::ListApplicationsRequest, CallOptions = {}) const;
  Result<v1::Application> ReviewApplication(v1::ReviewApplicationRequest, CallOptions = {}) const;
  Result<v1::Application> MakeOffer(v1::MakeOfferRequest, CallOptions = {}) const;
  Result<v1::MakeOffersResponse> MakeOffers(v1::MakeOffersRequest, CallOptions = {}) const;
  Result<v1::Application> AcceptOffer(v1::AcceptOfferRequest, CallOptions = {}) const;
  Result<v1::Application> DeclineOffer(v1::DeclineOfferRequest, CallOptions = {}) const;
  Result<v1::Application> RejectApplication(v1::RejectApplicationRequest, CallOptions = {}) const;
  Result<v1::Application> WithdrawOffer(v1::WithdrawOfferRequest, CallOptions = {}) const;
  Result<v1::Application> WaitlistApplication(v1::WaitlistApplicationRequest,
                                              CallOptions = {}) const;
  Result<v1::Application> SetWaitingPriority(v1::SetWaitingPriorityRequest, CallOptions = {}) const;
  Paged<v1::WaitingPlace> ListWaitingApplications(v1::ListWaitingApplicationsRequest,
                                                  CallOptions = {}) const;
  Result<v1::Application> PoolApplication(v1::PoolApplicationRequest, CallOptions = {}) const;
  Result<v1::Application> WithdrawApplication(v1::WithdrawApplicationRequest,
                                              CallOptions = {}) const;
  Result<v1::Application> MergeApplications(v1::MergeApplicationsRequest, CallOptions = {}) const;
  Result<v1::Application> UnmergeApplications(v1::UnmergeApplicationsRequest,
                                              CallOptions = {}) const;
  Paged<v1::ApplicationTransition> ListApplicationTransitions(v1::ListApplicationTransitionsRequest,
                                                              CallOptions = {}) const;
  Result<v1::ScoringGrid> PutScoringGrid(v1::PutScoringGridRequest, CallOptions = {}) const;
  Result<v1::ScoringGrid> GetScoringGrid(v1::GetScoringGridRequest, CallOptions = {}) const;
  Result<v1::Score> ScoreApplication(v1::ScoreApplicationRequest, CallOptions = {}) const;
  Paged<v1::Score> ListScores(v1::ListScoresRequest, CallOptions = {}) const;
  Paged<v1::RankedApplication> GetRanking(v1::GetRankingRequest, CallOptions = {}) const;
  Result<v1::SetSeatLimitResponse> SetSeatLimit(v1::SetSeatLimitRequest, CallOptions = {}) const;
  Result<v1::Enrolment> Enrol(v1::EnrolRequest, CallOptions = {}) const;
  Result<v1::Enrolment> GetEnrolment(v1::GetEnrolmentRequest, CallOptions = {}) const;
  Paged<v1::Enrolment> ListEnrolments(v1::ListEnrolmentsRequest, CallOptions = {}) const;
  Result<v1::Enrolment> StartEnrolment(v1::StartEnrolmentRequest, CallOptions = {}) const;
  Result<v1::Enrolment> RecordNoShow(v1::RecordNoShowRequest, CallOptions = {}) const;
  Result<v1::Enrolment> CancelEnrolment(v1::CancelEnrolmentRequest, CallOptions = {}) const;
  Result<v1::Enrolment> SuspendEnrolment(v1::SuspendEnrolmentRequest, CallOptions = {}) const;
  Result<v1::Enrolment> ResumeEnrolment(v1::ResumeEnrolmentRequest, CallOptions = {}) const;
  Result<v1::Enrolment> WithdrawEnrolment(v1::WithdrawEnrolmentRequest, CallOptions = {}) const;
  Result<v1::Enrolment> ExcludeEnrolment(v1::ExcludeEnrolmentRequest, CallOptions = {}) const;
  Result<v1::Enrolment> CompleteEnrolment(v1::CompleteEnrolmentRequest, CallOptions = {}) const;
  Result<v1::Enrolment> SwitchPlacement(v1::SwitchPlacementRequest, CallOptions = {}) const;
  Result<v1::Enrolment> ReenterEnrolment(v1::ReenterEnrolmentRequest, CallOptions = {}) const;
  Result<v1::Enrolment> RecordOutcome(v1::RecordOutcomeRequest, CallOptions = {}) const;
  Result<v1::Enrolment> TransferEnrolment(v1::TransferEnrolmentRequest, CallOptions = {}) const;
  Result<v1::Application> ReceiveTransfer(v1::ReceiveTransferRequest, CallOptions = {}) const;
  Paged<v1::EnrolmentTransition> ListEnrolmentTransitions(v1::ListEnrolmentTransitionsRequest,
                                                          CallOptions = {}) const;
  Result<v1::Person> GetPerson(v1::GetPersonRequest, CallOptions = {}) const;
  Paged<v1::Person> ListPeople(v1::ListPeopleRequest, CallOptions = {}) const;
  Result<v1::Person> UpdatePerson(v1::UpdatePersonRequest, CallOptions = {}) const;
  Result<v1::GetSeatAvailabilityResponse> GetSeatAvailability(v1::GetSeatAvailabilityRequest,
                                                              CallOptions = {}) const;

 private:
  std::shared_ptr<const Core> core_;
};

}  // namespace ecloserie

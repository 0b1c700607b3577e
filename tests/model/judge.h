#pragma once

#include <vector>

#include "answer.h"
#include "refused.h"
#include "school.h"
#include "step.h"

namespace ecloserie::model {

// What the school must answer to each request, and what becomes of it: in a
// refusal's case of the caller's copy, which is then thrown away. The rules are
// those of the API's manual (proto/ecloserie/v1) and of the domain, told again
// without SQL and without a line of the server's. Names are drawn by the servers,
// so a unit that makes something is told them.

Predicted<v1::Track> Judge(School&, const v1::CreateTrackRequest&, DrawnNames&);

Predicted<v1::Application> Judge(School&, const v1::SubmitApplicationRequest&, DrawnNames&);
Predicted<v1::Application> Judge(School&, const v1::ReviewApplicationRequest&, DrawnNames&);
Predicted<v1::Application> Judge(School&, const v1::RejectApplicationRequest&, DrawnNames&);
Predicted<v1::Application> Judge(School&, const v1::MakeOfferRequest&, DrawnNames&);
Predicted<v1::Application> Judge(School&, const v1::AcceptOfferRequest&, DrawnNames&);
Predicted<v1::Application> Judge(School&, const v1::DeclineOfferRequest&, DrawnNames&);
Predicted<v1::Application> Judge(School&, const v1::WithdrawOfferRequest&, DrawnNames&);
Predicted<v1::Application> Judge(School&, const v1::WaitlistApplicationRequest&, DrawnNames&);
Predicted<v1::Application> Judge(School&, const v1::SetWaitingPriorityRequest&, DrawnNames&);
Predicted<v1::Application> Judge(School&, const v1::PoolApplicationRequest&, DrawnNames&);
Predicted<v1::Application> Judge(School&, const v1::WithdrawApplicationRequest&, DrawnNames&);
Predicted<v1::Application> Judge(School&, const v1::MergeApplicationsRequest&, DrawnNames&);
Predicted<v1::Application> Judge(School&, const v1::UnmergeApplicationsRequest&, DrawnNames&);
Predicted<v1::SetSeatLimitResponse> Judge(School&, const v1::SetSeatLimitRequest&, DrawnNames&);
Predicted<std::vector<v1::WaitingPlace>> Judge(School&, const v1::ListWaitingApplicationsRequest&,
                                               DrawnNames&);
Predicted<std::vector<v1::ApplicationTransition>> Judge(
    School&, const v1::ListApplicationTransitionsRequest&, DrawnNames&);
Predicted<v1::Enrolment> Judge(School&, const v1::EnrolRequest&, DrawnNames&);

Predicted<v1::GenerateSessionsResponse> Judge(School&, const v1::GenerateSessionsRequest&,
                                              DrawnNames&);
Predicted<v1::Register> Judge(School&, const v1::OpenRegisterRequest&, DrawnNames&);
Predicted<v1::Register> Judge(School&, const v1::RecordRegisterRequest&, DrawnNames&);
Predicted<v1::Register> Judge(School&, const v1::LockRegisterRequest&, DrawnNames&);

Predicted<v1::Agreement> Judge(School&, const v1::CreateAgreementRequest&, DrawnNames&);
Predicted<v1::EligibilityDecision> Judge(School&, const v1::DecideEligibilityRequest&, DrawnNames&);
Predicted<v1::Fund> Judge(School&, const v1::CreateFundRequest&, DrawnNames&);
Predicted<v1::Pledge> Judge(School&, const v1::CreatePledgeRequest&, DrawnNames&);
Predicted<v1::Payment> Judge(School&, const v1::RecordPaymentRequest&, DrawnNames&);
Predicted<v1::AllocateSeatResponse> Judge(School&, const v1::AllocateSeatRequest&, DrawnNames&);
Predicted<v1::Allocation> Judge(School&, const v1::ConfirmAllocationRequest&, DrawnNames&);
Predicted<v1::Allocation> Judge(School&, const v1::ReleaseAllocationRequest&, DrawnNames&);

Predicted<v1::Application> Judge(School&, const v1::GetApplicationRequest&, DrawnNames&);
Predicted<std::vector<v1::Application>> Judge(School&, const v1::ListApplicationsRequest&,
                                              DrawnNames&);
Predicted<v1::Enrolment> Judge(School&, const v1::GetEnrolmentRequest&, DrawnNames&);
Predicted<std::vector<v1::Enrolment>> Judge(School&, const v1::ListEnrolmentsRequest&, DrawnNames&);
Predicted<v1::GetSeatAvailabilityResponse> Judge(School&, const v1::GetSeatAvailabilityRequest&,
                                                 DrawnNames&);
Predicted<v1::Session> Judge(School&, const v1::GetSessionRequest&, DrawnNames&);
Predicted<std::vector<v1::Session>> Judge(School&, const v1::ListSessionsRequest&, DrawnNames&);
Predicted<v1::Register> Judge(School&, const v1::GetRegisterRequest&, DrawnNames&);
Predicted<v1::Agreement> Judge(School&, const v1::GetAgreementRequest&, DrawnNames&);
Predicted<std::vector<v1::Agreement>> Judge(School&, const v1::ListAgreementsRequest&, DrawnNames&);
Predicted<v1::Fund> Judge(School&, const v1::GetFundRequest&, DrawnNames&);
Predicted<std::vector<v1::Fund>> Judge(School&, const v1::ListFundsRequest&, DrawnNames&);
Predicted<std::vector<v1::Pledge>> Judge(School&, const v1::ListPledgesRequest&, DrawnNames&);
Predicted<std::vector<v1::Payment>> Judge(School&, const v1::ListPaymentsRequest&, DrawnNames&);
Predicted<std::vector<v1::Allocation>> Judge(School&, const v1::ListAllocationsRequest&,
                                             DrawnNames&);
Predicted<std::vector<v1::LedgerEntry>> Judge(School&, const v1::ListLedgerEntriesRequest&,
                                              DrawnNames&);
Predicted<v1::VerifyLedgerResponse> Judge(School&, const v1::VerifyLedgerRequest&, DrawnNames&);
Predicted<v1::CohortDashboard> Judge(School&, const v1::GetCohortDashboardRequest&, DrawnNames&);
Predicted<v1::SponsorReport> Judge(School&, const v1::GetSponsorReportRequest&, DrawnNames&);

}  // namespace ecloserie::model

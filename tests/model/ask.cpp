#include "ask.h"

#include <variant>

namespace ecloserie::model {
namespace {

const CallOptions& Patiently() {
  static const CallOptions options{
      .deadline = Millis(60'000), .retry = RetryOptions{}, .request_id = "", .stop = {}};
  return options;
}

// One overload for each request: the method of the SDK that takes it.
struct Method {
  const Client& client;

  Answer operator()(const v1::CreateTrackRequest& request) const {
    return Told(client.school().CreateTrack(request, Patiently()));
  }
  Answer operator()(const v1::SubmitApplicationRequest& request) const {
    return Told(client.enrolment().SubmitApplication(request, Patiently()));
  }
  Answer operator()(const v1::ReviewApplicationRequest& request) const {
    return Told(client.enrolment().ReviewApplication(request, Patiently()));
  }
  Answer operator()(const v1::RejectApplicationRequest& request) const {
    return Told(client.enrolment().RejectApplication(request, Patiently()));
  }
  Answer operator()(const v1::MakeOfferRequest& request) const {
    return Told(client.enrolment().MakeOffer(request, Patiently()));
  }
  Answer operator()(const v1::AcceptOfferRequest& request) const {
    return Told(client.enrolment().AcceptOffer(request, Patiently()));
  }
  Answer operator()(const v1::DeclineOfferRequest& request) const {
    return Told(client.enrolment().DeclineOffer(request, Patiently()));
  }
  Answer operator()(const v1::WithdrawOfferRequest& request) const {
    return Told(client.enrolment().WithdrawOffer(request, Patiently()));
  }
  Answer operator()(const v1::WaitlistApplicationRequest& request) const {
    return Told(client.enrolment().WaitlistApplication(request, Patiently()));
  }
  Answer operator()(const v1::SetWaitingPriorityRequest& request) const {
    return Told(client.enrolment().SetWaitingPriority(request, Patiently()));
  }
  Answer operator()(const v1::PoolApplicationRequest& request) const {
    return Told(client.enrolment().PoolApplication(request, Patiently()));
  }
  Answer operator()(const v1::WithdrawApplicationRequest& request) const {
    return Told(client.enrolment().WithdrawApplication(request, Patiently()));
  }
  Answer operator()(const v1::MergeApplicationsRequest& request) const {
    return Told(client.enrolment().MergeApplications(request, Patiently()));
  }
  Answer operator()(const v1::UnmergeApplicationsRequest& request) const {
    return Told(client.enrolment().UnmergeApplications(request, Patiently()));
  }
  Answer operator()(const v1::SetSeatLimitRequest& request) const {
    return Told(client.enrolment().SetSeatLimit(request, Patiently()));
  }
  Answer operator()(const v1::ListWaitingApplicationsRequest& request) const {
    return Told(client.enrolment().ListWaitingApplications(request, Patiently()));
  }
  Answer operator()(const v1::ListApplicationTransitionsRequest& request) const {
    return Told(client.enrolment().ListApplicationTransitions(request, Patiently()));
  }
  Answer operator()(const v1::EnrolRequest& request) const {
    return Told(client.enrolment().Enrol(request, Patiently()));
  }
  Answer operator()(const v1::GetApplicationRequest& request) const {
    return Told(client.enrolment().GetApplication(request, Patiently()));
  }
  Answer operator()(const v1::ListApplicationsRequest& request) const {
    return Told(client.enrolment().ListApplications(request, Patiently()));
  }
  Answer operator()(const v1::GetEnrolmentRequest& request) const {
    return Told(client.enrolment().GetEnrolment(request, Patiently()));
  }
  Answer operator()(const v1::ListEnrolmentsRequest& request) const {
    return Told(client.enrolment().ListEnrolments(request, Patiently()));
  }
  Answer operator()(const v1::GetSeatAvailabilityRequest& request) const {
    return Told(client.enrolment().GetSeatAvailability(request, Patiently()));
  }
  Answer operator()(const v1::GenerateSessionsRequest& request) const {
    return Told(client.attendance().GenerateSessions(request, Patiently()));
  }
  Answer operator()(const v1::OpenRegisterRequest& request) const {
    return Told(client.attendance().OpenRegister(request, Patiently()));
  }
  Answer operator()(const v1::RecordRegisterRequest& request) const {
    return Told(client.attendance().RecordRegister(request, Patiently()));
  }
  Answer operator()(const v1::LockRegisterRequest& request) const {
    return Told(client.attendance().LockRegister(request, Patiently()));
  }
  Answer operator()(const v1::GetSessionRequest& request) const {
    return Told(client.attendance().GetSession(request, Patiently()));
  }
  Answer operator()(const v1::ListSessionsRequest& request) const {
    return Told(client.attendance().ListSessions(request, Patiently()));
  }
  Answer operator()(const v1::GetRegisterRequest& request) const {
    return Told(client.attendance().GetRegister(request, Patiently()));
  }
  Answer operator()(const v1::CreateAgreementRequest& request) const {
    return Told(client.sponsorship().CreateAgreement(request, Patiently()));
  }
  Answer operator()(const v1::DecideEligibilityRequest& request) const {
    return Told(client.sponsorship().DecideEligibility(request, Patiently()));
  }
  Answer operator()(const v1::CreateFundRequest& request) const {
    return Told(client.sponsorship().CreateFund(request, Patiently()));
  }
  Answer operator()(const v1::CreatePledgeRequest& request) const {
    return Told(client.sponsorship().CreatePledge(request, Patiently()));
  }
  Answer operator()(const v1::RecordPaymentRequest& request) const {
    return Told(client.sponsorship().RecordPayment(request, Patiently()));
  }
  Answer operator()(const v1::AllocateSeatRequest& request) const {
    return Told(client.sponsorship().AllocateSeat(request, Patiently()));
  }
  Answer operator()(const v1::ConfirmAllocationRequest& request) const {
    return Told(client.sponsorship().ConfirmAllocation(request, Patiently()));
  }
  Answer operator()(const v1::ReleaseAllocationRequest& request) const {
    return Told(client.sponsorship().ReleaseAllocation(request, Patiently()));
  }
  Answer operator()(const v1::GetAgreementRequest& request) const {
    return Told(client.sponsorship().GetAgreement(request, Patiently()));
  }
  Answer operator()(const v1::ListAgreementsRequest& request) const {
    return Told(client.sponsorship().ListAgreements(request, Patiently()));
  }
  Answer operator()(const v1::GetFundRequest& request) const {
    return Told(client.sponsorship().GetFund(request, Patiently()));
  }
  Answer operator()(const v1::ListFundsRequest& request) const {
    return Told(client.sponsorship().ListFunds(request, Patiently()));
  }
  Answer operator()(const v1::ListPledgesRequest& request) const {
    return Told(client.sponsorship().ListPledges(request, Patiently()));
  }
  Answer operator()(const v1::ListPaymentsRequest& request) const {
    return Told(client.sponsorship().ListPayments(request, Patiently()));
  }
  Answer operator()(const v1::ListAllocationsRequest& request) const {
    return Told(client.sponsorship().ListAllocations(request, Patiently()));
  }
  Answer operator()(const v1::ListLedgerEntriesRequest& request) const {
    return Told(client.sponsorship().ListLedgerEntries(request, Patiently()));
  }
  Answer operator()(const v1::VerifyLedgerRequest& request) const {
    return Told(client.sponsorship().VerifyLedger(request, Patiently()));
  }
  Answer operator()(const v1::GetCohortDashboardRequest& request) const {
    return Told(client.report().GetCohortDashboard(request, Patiently()));
  }
  Answer operator()(const v1::GetSponsorReportRequest& request) const {
    return Told(client.report().GetSponsorReport(request, Patiently()));
  }
};

}  // namespace

Answer Ask(const Client& client, const Request& request) {
  return std::visit(Method{client}, request);
}

}  // namespace ecloserie::model

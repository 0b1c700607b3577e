#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "ecloserie/v1/attendance_service.pb.h"
#include "ecloserie/v1/enrolment_service.pb.h"
#include "ecloserie/v1/report_service.pb.h"
#include "ecloserie/v1/school_service.pb.h"
#include "ecloserie/v1/sponsorship_service.pb.h"

namespace ecloserie::model {

// Everything that the sequences ask for. Each alternative has an overload of Ask
// (how a server is asked) and one of Judge (what the model says of it).
using Request = std::variant<
    v1::CreateTrackRequest, v1::SubmitApplicationRequest, v1::ReviewApplicationRequest,
    v1::RejectApplicationRequest, v1::MakeOfferRequest, v1::AcceptOfferRequest,
    v1::DeclineOfferRequest, v1::WithdrawOfferRequest, v1::WaitlistApplicationRequest,
    v1::SetWaitingPriorityRequest, v1::PoolApplicationRequest, v1::WithdrawApplicationRequest,
    v1::MergeApplicationsRequest, v1::UnmergeApplicationsRequest, v1::SetSeatLimitRequest,
    v1::ListWaitingApplicationsRequest, v1::ListApplicationTransitionsRequest, v1::EnrolRequest,
    v1::GenerateSessionsRequest, v1::OpenRegisterRequest, v1::RecordRegisterRequest,
    v1::LockRegisterRequest, v1::CreateAgreementRequest, v1::DecideEligibilityRequest,
    v1::CreateFundRequest, v1::CreatePledgeRequest, v1::RecordPaymentRequest,
    v1::AllocateSeatRequest, v1::ConfirmAllocationRequest, v1::ReleaseAllocationRequest,
    v1::GetApplicationRequest, v1::ListApplicationsRequest, v1::GetEnrolmentRequest,
    v1::ListEnrolmentsRequest, v1::GetSeatAvailabilityRequest, v1::GetSessionRequest,
    v1::ListSessionsRequest, v1::GetRegisterRequest, v1::GetAgreementRequest,
    v1::ListAgreementsRequest, v1::GetFundRequest, v1::ListFundsRequest, v1::ListPledgesRequest,
    v1::ListPaymentsRequest, v1::ListAllocationsRequest, v1::ListLedgerEntriesRequest,
    v1::VerifyLedgerRequest, v1::GetCohortDashboardRequest, v1::GetSponsorReportRequest>;

// A change carries a request id; a read has no place for one.
template <class Message>
concept IsChange = requires(Message& message) {
  message.set_request_id("");
};

// Who may do everything, and who may do nothing with money or the set-up.
inline constexpr const char* kAdmin = "admin";
inline constexpr const char* kStaff = "accueil";

// One request by one of the principals. Both stand in the step, because a
// request id means something to its principal only.
struct Call {
  Request request;
  std::string caller;
};

// The clock of both servers goes on, or is set back.
struct ClockMove {
  std::int64_t by_us = 0;
};

// Both servers stop, and start again on what they kept.
struct Restart {};

using Step = std::variant<Call, ClockMove, Restart>;

// The method that a request is for, for example MakeOffer.
std::string MethodOf(const Request& request);
// Every method that the sequences may call.
std::vector<std::string> AllMethods();

bool IsChangeOf(const Request& request);
// Empty for reads.
std::string RequestIdOf(const Request& request);
bool IsValidateOnly(const Request& request);
// Leave reads as they are.
void SetRequestId(Request& request, const std::string& request_id);
void SetValidateOnly(Request& request, bool validate_only);
// The same for two requests that ask for the same, whatever their ids.
std::string ContentOf(const Request& request);

// The step as people read it, on one line.
std::string InWords(const Step& step);

}  // namespace ecloserie::model

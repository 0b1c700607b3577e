#pragma once

#include <memory>
#include <utility>

#include "ecloserie/options.h"
#include "ecloserie/pages.h"
#include "ecloserie/result.h"
#include "ecloserie/v1/sponsorship_service.pb.h"

namespace ecloserie {

class Core;

// Promised money, received money and the seats they fund; what each call
// promises stands in proto/ecloserie/v1/sponsorship_service.proto.
class SponsorshipClient {
 public:
  explicit SponsorshipClient(std::shared_ptr<const Core> core) : core_(std::move(core)) {}

  Result<v1::Party> CreateParty(v1::CreatePartyRequest, CallOptions = {}) const;
  Paged<v1::Party> ListParties(v1::ListPartiesRequest, CallOptions = {}) const;
  Result<v1::Agreement> CreateAgreement(v1::CreateAgreementRequest, CallOptions = {}) const;
  Result<v1::Agreement> GetAgreement(v1::GetAgreementRequest, CallOptions = {}) const;
  Paged<v1::Agreement> ListAgreements(v1::ListAgreementsRequest, CallOptions = {}) const;
  Result<v1::EligibilityDecision> DecideEligibility(v1::DecideEligibilityRequest,
                                                    CallOptions = {}) const;
  Result<v1::Fund> CreateFund(v1::CreateFundRequest, CallOptions = {}) const;
  Result<v1::Fund> GetFund(v1::GetFundRequest, CallOptions = {}) const;
  Paged<v1::Fund> ListFunds(v1::ListFundsRequest, CallOptions = {}) const;
  Result<v1::Pledge> CreatePledge(v1::CreatePledgeRequest, CallOptions = {}) const;
  Paged<v1::Pledge> ListPledges(v1::ListPledgesRequest, CallOptions = {}) const;
  Result<v1::Payment> RecordPayment(v1::RecordPaymentRequest, CallOptions = {}) const;
  Paged<v1::Payment> ListPayments(v1::ListPaymentsRequest, CallOptions = {}) const;
  Result<v1::AllocateSeatResponse> AllocateSeat(v1::AllocateSeatRequest, CallOptions = {}) const;
  Result<v1::Allocation> ConfirmAllocation(v1::ConfirmAllocationRequest, CallOptions = {}) const;
  Result<v1::Allocation> ReleaseAllocation(v1::ReleaseAllocationRequest, CallOptions = {}) const;
  Paged<v1::Allocation> ListAllocations(v1::ListAllocationsRequest, CallOptions = {}) const;
  Paged<v1::LedgerEntry> ListLedgerEntries(v1::ListLedgerEntriesRequest, CallOptions = {}) const;
  Result<v1::VerifyLedgerResponse> VerifyLedger(v1::VerifyLedgerRequest, CallOptions = {}) const;

 private:
  std::shared_ptr<const Core> core_;
};

}  // namespace ecloserie

#include "ecloserie/sponsorship.h"

#include "calls.h"

namespace ecloserie {

Result<v1::Party> SponsorshipClient::CreateParty(v1::CreatePartyRequest request,
                                                 CallOptions options) const {
  return Call<v1::Party>(*core_, "SponsorshipService.CreateParty", std::move(request), options);
}

Paged<v1::Party> SponsorshipClient::ListParties(v1::ListPartiesRequest request,
                                                CallOptions options) const {
  return List<v1::Party>(core_, "SponsorshipService.ListParties", std::move(request),
                         std::move(options));
}

Result<v1::Agreement> SponsorshipClient::CreateAgreement(v1::CreateAgreementRequest request,
                                                         CallOptions options) const {
  return Call<v1::Agreement>(*core_, "SponsorshipService.CreateAgreement", std::move(request),
                             options);
}

Result<v1::Agreement> SponsorshipClient::GetAgreement(v1::GetAgreementRequest request,
                                                      CallOptions options) const {
  return Call<v1::Agreement>(*core_, "SponsorshipService.GetAgreement", std::move(request),
                             options);
}

Paged<v1::Agreement> SponsorshipClient::ListAgreements(v1::ListAgreementsRequest request,
                                                       CallOptions options) const {
  return List<v1::Agreement>(core_, "SponsorshipService.ListAgreements", std::move(request),
                             std::move(options));
}

Result<v1::EligibilityDecision> SponsorshipClient::DecideEligibility(
    v1::DecideEligibilityRequest request, CallOptions options) const {
  return Call<v1::EligibilityDecision>(*core_, "SponsorshipService.DecideEligibility",
                                       std::move(request), options);
}

Result<v1::Fund> SponsorshipClient::CreateFund(v1::CreateFundRequest request,
                                               CallOptions options) const {
  return Call<v1::Fund>(*core_, "SponsorshipService.CreateFund", std::move(request), options);
}

Result<v1::Fund> SponsorshipClient::GetFund(v1::GetFundRequest request, CallOptions options) const {
  return Call<v1::Fund>(*core_, "SponsorshipService.GetFund", std::move(request), options);
}

Paged<v1::Fund> SponsorshipClient::ListFunds(v1::ListFundsRequest request,
                                             CallOptions options) const {
  return List<v1::Fund>(core_, "SponsorshipService.ListFunds", std::move(request),
                        std::move(options));
}

Result<v1::Pledge> SponsorshipClient::CreatePledge(v1::CreatePledgeRequest request,
                                                   CallOptions options) const {
  return Call<v1::Pledge>(*core_, "SponsorshipService.CreatePledge", std::move(request), options);
}

Paged<v1::Pledge> SponsorshipClient::ListPledges(v1::ListPledgesRequest request,
                                                 CallOptions options) const {
  return List<v1::Pledge>(core_, "SponsorshipService.ListPledges", std::move(request),
                          std::move(options));
}

Result<v1::Payment> SponsorshipClient::RecordPayment(v1::RecordPaymentRequest request,
                                                     CallOptions options) const {
  return Call<v1::Payment>(*core_, "SponsorshipService.RecordPayment", std::move(request), options);
}

Paged<v1::Payment> SponsorshipClient::ListPayments(v1::ListPaymentsRequest request,
                                                   CallOptions options) const {
  return List<v1::Payment>(core_, "SponsorshipService.ListPayments", std::move(request),
                           std::move(options));
}

Result<v1::AllocateSeatResponse> SponsorshipClient::AllocateSeat(v1::AllocateSeatRequest request,
                                                                 CallOptions options) const {
  return Call<v1::AllocateSeatResponse>(*core_, "SponsorshipService.AllocateSeat",
                                        std::move(request), options);
}

Result<v1::Allocation> SponsorshipClient::ConfirmAllocation(v1::ConfirmAllocationRequest request,
                                                            CallOptions options) const {
  return Call<v1::Allocation>(*core_, "SponsorshipService.ConfirmAllocation", std::move(request),
                              options);
}

Result<v1::Allocation> SponsorshipClient::ReleaseAllocation(v1::ReleaseAllocationRequest request,
                                                            CallOptions options) const {
  return Call<v1::Allocation>(*core_, "SponsorshipService.ReleaseAllocation", std::move(request),
                              options);
}

Paged<v1::Allocation> SponsorshipClient::ListAllocations(v1::ListAllocationsRequest request,
                                                         CallOptions options) const {
  return List<v1::Allocation>(core_, "SponsorshipService.ListAllocations", std::move(request),
                              std::move(options));
}

Paged<v1::LedgerEntry> SponsorshipClient::ListLedgerEntries(v1::ListLedgerEntriesRequest request,
                                                            CallOptions options) const {
  return List<v1::LedgerEntry>(core_, "SponsorshipService.ListLedgerEntries", std::move(request),
                               std::move(options));
}

Result<v1::VerifyLedgerResponse> SponsorshipClient::VerifyLedger(v1::VerifyLedgerRequest request,
                                                                 CallOptions options) const {
  return Call<v1::VerifyLedgerResponse>(*core_, "SponsorshipService.VerifyLedger",
                                        std::move(request), options);
}

}  // namespace ecloserie

#include "refused.h"

#include <algorithm>
#include <array>
#include <utility>

namespace ecloserie::model {
namespace {

constexpr auto kWords = std::to_array<std::pair<Reason, const char*>>({
    {Reason::kFieldInvalid, "FIELD_INVALID"},
    {Reason::kPermissionMissing, "PERMISSION_MISSING"},
    {Reason::kResourceMissing, "RESOURCE_MISSING"},
    {Reason::kResourceExists, "RESOURCE_EXISTS"},
    {Reason::kRequestIdReused, "REQUEST_ID_REUSED"},
    {Reason::kEtagMismatch, "ETAG_MISMATCH"},
    {Reason::kTransitionRefused, "TRANSITION_REFUSED"},
    {Reason::kWindowClosed, "WINDOW_CLOSED"},
    {Reason::kApplicantDuplicate, "APPLICANT_DUPLICATE"},
    {Reason::kSeatsExhausted, "SEATS_EXHAUSTED"},
    {Reason::kEligibilityUndecided, "ELIGIBILITY_UNDECIDED"},
    {Reason::kNotEligible, "NOT_ELIGIBLE"},
    {Reason::kOfferExpired, "OFFER_EXPIRED"},
    {Reason::kSeatsOccupied, "SEATS_OCCUPIED"},
    {Reason::kRegisterLocked, "REGISTER_LOCKED"},
    {Reason::kRegisterNotOpen, "REGISTER_NOT_OPEN"},
    {Reason::kMarksMissing, "MARKS_MISSING"},
    {Reason::kNotOnRoster, "NOT_ON_ROSTER"},
    {Reason::kFundExhausted, "FUND_EXHAUSTED"},
    {Reason::kCeilingExhausted, "CEILING_EXHAUSTED"},
    {Reason::kSeatOverfunded, "SEAT_OVERFUNDED"},
    {Reason::kPledgeExceeded, "PLEDGE_EXCEEDED"},
    {Reason::kAllocationExpired, "ALLOCATION_EXPIRED"},
    {Reason::kAgreementCohort, "RULE_BROKEN/AGREEMENT_COHORT"},
    {Reason::kFundParty, "RULE_BROKEN/FUND_PARTY"},
    {Reason::kFundCohort, "RULE_BROKEN/FUND_COHORT"},
    {Reason::kPledgeParty, "RULE_BROKEN/PLEDGE_PARTY"},
    {Reason::kNature, "RULE_BROKEN/NATURE"},
    {Reason::kSeatNotUnderAgreement, "RULE_BROKEN/SEAT_NOT_UNDER_AGREEMENT"},
    {Reason::kUnitPrice, "RULE_BROKEN/UNIT_PRICE"},
});

}  // namespace

std::string WordOf(Reason reason) {
  return std::ranges::find(kWords, reason, &std::pair<Reason, const char*>::first)->second;
}

std::vector<Reason> AllReasons() {
  std::vector<Reason> reasons;
  for (const auto& [reason, word] : kWords) reasons.push_back(reason);
  return reasons;
}

}  // namespace ecloserie::model

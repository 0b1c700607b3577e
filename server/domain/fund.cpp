#include "domain/fund.h"

#include "domain/refusal.h"

namespace ecloserie::domain {
namespace {

absl::Status PledgeExceeded(const PledgeName& pledge, std::int64_t outstanding_cents) {
  const std::string left = std::to_string(outstanding_cents);
  return Refusal(absl::StatusCode::kFailedPrecondition, "PLEDGE_EXCEEDED",
                 "only " + left + " cents of " + pledge.ToString() + " are outstanding",
                 {{"pledge", pledge.ToString()}, {"outstanding_cents", left}});
}

}  // namespace

absl::Status RequireFundTakes(const Fund& fund, const Payment& payment) {
  if (!fund.party || *fund.party == payment.party) return absl::OkStatus();
  return RuleBroken("FUND_PARTY", fund.name.ToString() + " takes payments of " +
                                      fund.party->ToString() + " only");
}

absl::Status RequireKeeps(const Payment& payment, const Pledge& pledge,
                          std::int64_t outstanding_cents) {
  if (payment.party != pledge.party) {
    return RuleBroken("PLEDGE_PARTY", pledge.name.ToString() + " was made by " +
                                          pledge.party.ToString() + ", not by who paid");
  }
  if (payment.nature != pledge.nature) {
    return RuleBroken("NATURE", "the nature of " + pledge.name.ToString() + " is " +
                                    std::string(WordOf(pledge.nature)) +
                                    ": a payment that keeps it has the same");
  }
  if (payment.amount_cents > outstanding_cents) {
    return PledgeExceeded(pledge.name, outstanding_cents);
  }
  return absl::OkStatus();
}

absl::Status FundExhausted(const FundName& fund, std::int64_t available_cents) {
  const std::string left = std::to_string(available_cents);
  return Refusal(absl::StatusCode::kFailedPrecondition, "FUND_EXHAUSTED",
                 fund.ToString() + " has " + left + " cents left to allocate",
                 {{"fund", fund.ToString()}, {"available_cents", left}});
}

}  // namespace ecloserie::domain

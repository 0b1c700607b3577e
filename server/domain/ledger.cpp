#include "domain/ledger.h"

#include <algorithm>

namespace ecloserie::domain {
namespace {

std::string PartOf(const MoneySource& source, const std::string& part) {
  if (const auto* fund = std::get_if<FundName>(&source)) {
    return "funds/" + fund->slug + "/" + part;
  }
  return "agreements/" + std::get<AgreementName>(source).slug + "/" + part;
}

std::string PartOf(const PledgeName& pledge, const std::string& part) {
  return "pledges/" + ToText(pledge.id) + "/" + part;
}

// Out of one credit account and into another.
Entry Move(EntryKind kind, const Allocation& allocation, std::string from, std::string to) {
  return {.ledger = LedgerOf(allocation.source),
          .kind = kind,
          .resource = allocation.name.ToString(),
          .postings = {{std::move(from), allocation.amount_cents},
                       {std::move(to), -allocation.amount_cents}}};
}

}  // namespace

AccountSide SideOf(std::string_view account) {
  constexpr std::array<std::string_view, 4> kDebitParts = {"bank", "ceiling", "outstanding",
                                                           "paid"};
  const std::string_view part = account.substr(account.rfind('/') + 1);
  return std::ranges::find(kDebitParts, part) != kDebitParts.end() ? AccountSide::kDebit
                                                                   : AccountSide::kCredit;
}

std::string BankAccount() { return "bank"; }

LedgerKind LedgerOf(const MoneySource& source) {
  return std::holds_alternative<FundName>(source) ? LedgerKind::kCash : LedgerKind::kCommitment;
}

std::string AvailableAccount(const MoneySource& source) { return PartOf(source, "available"); }
std::string ReservedAccount(const MoneySource& source) { return PartOf(source, "reserved"); }
std::string ConfirmedAccount(const MoneySource& source) { return PartOf(source, "confirmed"); }

std::string CeilingAccount(const AgreementName& agreement) { return PartOf(agreement, "ceiling"); }

std::string PromisedAccount(const PledgeName& pledge) { return PartOf(pledge, "promised"); }
std::string OutstandingAccount(const PledgeName& pledge) { return PartOf(pledge, "outstanding"); }
std::string PaidAccount(const PledgeName& pledge) { return PartOf(pledge, "paid"); }

bool IsBalanced(const Entry& entry) {
  std::int64_t sum_cents = 0;
  for (const Posting& posting : entry.postings) {
    if (posting.cents == 0) return false;
    sum_cents += posting.cents;
  }
  return sum_cents == 0 && entry.postings.size() >= 2;
}

Entry AgreementSigned(const Agreement& agreement) {
  return {.ledger = LedgerKind::kCommitment,
          .kind = EntryKind::kAgreementSigned,
          .resource = agreement.name.ToString(),
          .postings = {{CeilingAccount(agreement.name), agreement.ceiling_cents},
                       {AvailableAccount(agreement.name), -agreement.ceiling_cents}}};
}

Entry PledgeMade(const Pledge& pledge) {
  return {.ledger = LedgerKind::kCommitment,
          .kind = EntryKind::kPledgeMade,
          .resource = pledge.name.ToString(),
          .postings = {{OutstandingAccount(pledge.name), pledge.amount_cents},
                       {PromisedAccount(pledge.name), -pledge.amount_cents}}};
}

Entry PaymentRecorded(const Payment& payment) {
  return {.ledger = LedgerKind::kCash,
          .kind = EntryKind::kPaymentRecorded,
          .resource = payment.name.ToString(),
          .postings = {{BankAccount(), payment.amount_cents},
                       {AvailableAccount(payment.fund), -payment.amount_cents}}};
}

Entry PledgePaid(const Payment& payment, const PledgeName& pledge) {
  return {.ledger = LedgerKind::kCommitment,
          .kind = EntryKind::kPledgePaid,
          .resource = payment.name.ToString(),
          .postings = {{PaidAccount(pledge), payment.amount_cents},
                       {OutstandingAccount(pledge), -payment.amount_cents}}};
}

Entry SeatReserved(const Allocation& allocation) {
  return Move(EntryKind::kSeatReserved, allocation, AvailableAccount(allocation.source),
              ReservedAccount(allocation.source));
}

Entry AllocationConfirmed(const Allocation& allocation) {
  return Move(EntryKind::kAllocationConfirmed, allocation, ReservedAccount(allocation.source),
              ConfirmedAccount(allocation.source));
}

Entry AllocationReleased(const Allocation& allocation) {
  const bool is_confirmed = allocation.state == AllocationState::kConfirmed;
  return Move(
      EntryKind::kAllocationReleased, allocation,
      is_confirmed ? ConfirmedAccount(allocation.source) : ReservedAccount(allocation.source),
      AvailableAccount(allocation.source));
}

Entry AllocationExpired(const Allocation& allocation) {
  return Move(EntryKind::kAllocationExpired, allocation, ReservedAccount(allocation.source),
              AvailableAccount(allocation.source));
}

}  // namespace ecloserie::domain

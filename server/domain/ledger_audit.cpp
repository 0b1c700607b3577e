#include "domain/ledger_audit.h"

#include <set>

namespace ecloserie::domain {
namespace {

std::string RowOf(const std::string& school, const AccountKey& key) {
  return "schools/" + school + "/balances/" + std::string(WordOf(key.ledger)) + "/" + key.account;
}

std::int64_t FoldOf(const Folds& folds, LedgerKind ledger, const std::string& account) {
  const auto found = folds.find({ledger, account});
  return found == folds.end() ? 0 : found->second;
}

Holdings HoldingsIn(const Folds& folds, const MoneySource& source) {
  const LedgerKind ledger = LedgerOf(source);
  return {.available_cents = -FoldOf(folds, ledger, AvailableAccount(source)),
          .reserved_cents = -FoldOf(folds, ledger, ReservedAccount(source)),
          .confirmed_cents = -FoldOf(folds, ledger, ConfirmedAccount(source))};
}

void Require(LedgerBreaches& breaches, const LedgerBreach& figures) {
  if (figures.expected_cents != figures.stored_cents) breaches.push_back(figures);
}

bool LiesOn(AccountSide side, std::int64_t cents) {
  return side == AccountSide::kDebit ? cents >= 0 : cents <= 0;
}

void AuditAllocations(LedgerBreaches& breaches, const std::string& row, const Holdings& holdings,
                      std::int64_t reserved_cents, std::int64_t confirmed_cents) {
  Require(breaches,
          {"ALLOCATIONS_MATCH", row + "/reserved", holdings.reserved_cents, reserved_cents});
  Require(breaches,
          {"ALLOCATIONS_MATCH", row + "/confirmed", holdings.confirmed_cents, confirmed_cents});
}

}  // namespace

LedgerBreaches AuditBalances(const std::string& school, const Folds& folds,
                             const Balances& balances) {
  LedgerBreaches breaches;
  for (const auto& [key, cents] : folds) {
    const auto stored = balances.find(key);
    const std::int64_t stored_cents = stored == balances.end() ? 0 : stored->second.cents;
    Require(breaches, {"BALANCE_IS_FOLD", RowOf(school, key), cents, stored_cents});
    const AccountSide side = SideOf(key.account);
    const bool is_side_stored = stored == balances.end() || stored->second.side == side;
    if (!is_side_stored || !LiesOn(side, cents) || !LiesOn(side, stored_cents)) {
      breaches.push_back({"ACCOUNT_SIDE", RowOf(school, key), cents, stored_cents});
    }
  }
  for (const auto& [key, stored] : balances) {
    if (folds.contains(key)) continue;
    Require(breaches, {"BALANCE_IS_FOLD", RowOf(school, key), 0, stored.cents});
  }
  return breaches;
}

LedgerBreaches AuditFund(const FundFigures& figures, const Folds& folds) {
  LedgerBreaches breaches;
  const std::string row = figures.fund.ToString();
  const Holdings holdings = HoldingsIn(folds, figures.fund);
  Require(breaches, {"FUND_EQUATION", row, holdings.SumCents(), figures.paid_in_cents});
  AuditAllocations(breaches, row, holdings, figures.reserved_cents, figures.confirmed_cents);
  return breaches;
}

LedgerBreaches AuditAgreement(const AgreementFigures& figures, const Folds& folds) {
  LedgerBreaches breaches;
  const std::string row = figures.agreement.ToString();
  const Holdings holdings = HoldingsIn(folds, figures.agreement);
  Require(breaches, {"AGREEMENT_EQUATION", row, holdings.SumCents(), figures.ceiling_cents});
  Require(breaches, {"AGREEMENT_CEILING", row,
                     FoldOf(folds, LedgerKind::kCommitment, CeilingAccount(figures.agreement)),
                     figures.ceiling_cents});
  AuditAllocations(breaches, row, holdings, figures.reserved_cents, figures.confirmed_cents);
  if (figures.live_seats_count > figures.seat_cap) {
    breaches.push_back({"SEAT_CAP", row, figures.seat_cap, figures.live_seats_count});
  }
  return breaches;
}

LedgerBreaches AuditPledge(const PledgeFigures& figures, const Folds& folds) {
  LedgerBreaches breaches;
  const std::string row = figures.pledge.ToString();
  const auto fold = [&](const std::string& account) {
    return FoldOf(folds, LedgerKind::kCommitment, account);
  };
  const std::int64_t paid_cents = fold(PaidAccount(figures.pledge));
  const std::int64_t outstanding_cents = fold(OutstandingAccount(figures.pledge));
  Require(breaches, {"PLEDGE_EQUATION", row, paid_cents + outstanding_cents, figures.amount_cents});
  Require(breaches, {"PLEDGE_PAYMENTS", row, paid_cents, figures.paid_cents});
  Require(breaches,
          {"PLEDGE_PROMISED", row, -fold(PromisedAccount(figures.pledge)), figures.amount_cents});
  return breaches;
}

LedgerBreaches AuditOwners(const std::string& school, const Owners& owners, const Folds& folds) {
  std::set<AccountKey> owned = {{LedgerKind::kCash, BankAccount()}};
  std::int64_t paid_in_cents = 0;
  const auto own = [&owned](const MoneySource& source) {
    for (const auto& account :
         {AvailableAccount(source), ReservedAccount(source), ConfirmedAccount(source)}) {
      owned.insert({LedgerOf(source), account});
    }
  };
  for (const FundFigures& figures : owners.funds) {
    own(figures.fund);
    paid_in_cents += figures.paid_in_cents;
  }
  for (const AgreementFigures& figures : owners.agreements) {
    own(figures.agreement);
    owned.insert({LedgerKind::kCommitment, CeilingAccount(figures.agreement)});
  }
  for (const PledgeFigures& figures : owners.pledges) {
    for (const auto& account : {PromisedAccount(figures.pledge), OutstandingAccount(figures.pledge),
                                PaidAccount(figures.pledge)}) {
      owned.insert({LedgerKind::kCommitment, account});
    }
  }

  LedgerBreaches breaches;
  const AccountKey bank{LedgerKind::kCash, BankAccount()};
  Require(breaches, {"BANK_IS_PAYMENTS", RowOf(school, bank),
                     FoldOf(folds, bank.ledger, bank.account), paid_in_cents});
  for (const auto& [key, cents] : folds) {
    if (!owned.contains(key))
      breaches.push_back({"ACCOUNT_HAS_OWNER", RowOf(school, key), cents, 0});
  }
  return breaches;
}

}  // namespace ecloserie::domain

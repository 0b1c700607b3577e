#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "domain/ledger.h"
#include "domain/name.h"

namespace ecloserie::domain {

// An equation that does not hold: the row that breaks it, and both figures.
struct LedgerBreach {
  std::string equation;
  std::string row;
  std::int64_t expected_cents = 0;  // what the journal gives
  std::int64_t stored_cents = 0;    // what is stored

  auto operator<=>(const LedgerBreach&) const = default;
};

using LedgerBreaches = std::vector<LedgerBreach>;

// No more rows than this are named per equation: the first ones lead to the
// cause.
inline constexpr std::int64_t kBreachesPerEquationMax = 20;

struct AccountKey {
  LedgerKind ledger = LedgerKind::kCash;
  std::string account;

  auto operator<=>(const AccountKey&) const = default;
};

// Every account's postings, added up.
using Folds = std::map<AccountKey, std::int64_t>;

struct StoredBalance {
  AccountSide side = AccountSide::kDebit;
  std::int64_t cents = 0;
};
using Balances = std::map<AccountKey, StoredBalance>;

// What the rows beside the journal say, in cents.
struct FundFigures {
  FundName fund;
  std::int64_t paid_in_cents = 0;
  std::int64_t reserved_cents = 0;
  std::int64_t confirmed_cents = 0;
};
struct AgreementFigures {
  AgreementName agreement;
  std::int64_t ceiling_cents = 0;
  std::int64_t reserved_cents = 0;
  std::int64_t confirmed_cents = 0;
  std::int64_t seat_cap = 0;
  std::int64_t live_seats_count = 0;
};
struct PledgeFigures {
  PledgeName pledge;
  std::int64_t amount_cents = 0;
  std::int64_t paid_cents = 0;
};

// I2: a stored balance is the fold of the journal, and none is missing on either
// side; I6: each lies on the side of its account.
LedgerBreaches AuditBalances(const std::string& school, const Folds& folds,
                             const Balances& balances);

// I5, and the live allocations by state.
LedgerBreaches AuditFund(const FundFigures& figures, const Folds& folds);
// I8, I9, and the live allocations by state.
LedgerBreaches AuditAgreement(const AgreementFigures& figures, const Folds& folds);
// I12.
LedgerBreaches AuditPledge(const PledgeFigures& figures, const Folds& folds);

// Everything that owns accounts.
struct Owners {
  std::vector<FundFigures> funds;
  std::vector<AgreementFigures> agreements;
  std::vector<PledgeFigures> pledges;
};

// The bank holds what was paid in, no more and no less; and no account stands
// without the fund, agreement or pledge that it belongs to.
LedgerBreaches AuditOwners(const std::string& school, const Owners& owners, const Folds& folds);

}  // namespace ecloserie::domain

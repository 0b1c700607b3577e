#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/time/time.h"
#include "domain/agreement.h"
#include "domain/allocation.h"
#include "domain/fund.h"
#include "domain/name.h"
#include "domain/words.h"

// The append-only double entry of money; debit is positive. The equations I1 to
// I14 are those of research/funding_fr.md, 2.3.
namespace ecloserie::domain {

// Books that never meet in one entry (I4): received money, promised money, goods
// and volunteer time. A promise therefore never becomes money by a booking slip.
enum class LedgerKind { kCash, kCommitment, kMemo };

constexpr auto Words(LedgerKind) {
  return std::to_array<Word<LedgerKind>>({{LedgerKind::kCash, "CASH"},
                                          {LedgerKind::kCommitment, "COMMITMENT"},
                                          {LedgerKind::kMemo, "MEMO"}});
}

enum class EntryKind {
  kAgreementSigned,
  kPledgeMade,
  kPaymentRecorded,
  kPledgePaid,
  kSeatReserved,
  kAllocationConfirmed,
  kAllocationReleased,
  kAllocationExpired,
};

constexpr auto Words(EntryKind) {
  return std::to_array<Word<EntryKind>>({
      {EntryKind::kAgreementSigned, "AGREEMENT_SIGNED"},
      {EntryKind::kPledgeMade, "PLEDGE_MADE"},
      {EntryKind::kPaymentRecorded, "PAYMENT_RECORDED"},
      {EntryKind::kPledgePaid, "PLEDGE_PAID"},
      {EntryKind::kSeatReserved, "SEAT_RESERVED"},
      {EntryKind::kAllocationConfirmed, "ALLOCATION_CONFIRMED"},
      {EntryKind::kAllocationReleased, "ALLOCATION_RELEASED"},
      {EntryKind::kAllocationExpired, "ALLOCATION_EXPIRED"},
  });
}

// Where an account's balance lies: a debit account is never below zero, a credit
// account never above (I6, I12: each part >= 0).
enum class AccountSide { kDebit, kCredit };

constexpr auto Words(AccountSide) {
  return std::to_array<Word<AccountSide>>(
      {{AccountSide::kDebit, "DEBIT"}, {AccountSide::kCredit, "CREDIT"}});
}

// Known by the account's last word.
AccountSide SideOf(std::string_view account);

// CASH. I5: received(f) = available(f) + reserved(f) + confirmed(f), where what
// was received stands on the bank's debit.
std::string BankAccount();
// CASH for a fund, COMMITMENT for an agreement; all on the credit side.
LedgerKind LedgerOf(const MoneySource& source);
std::string AvailableAccount(const MoneySource& source);
std::string ReservedAccount(const MoneySource& source);
std::string ConfirmedAccount(const MoneySource& source);
// COMMITMENT. I8: ceiling(g) = available(g) + reserved(g) + confirmed(g); the
// ceiling is the debit side of it.
std::string CeilingAccount(const AgreementName& agreement);
// COMMITMENT. I12: promised(p) = paid(p) + outstanding(p); what was promised is
// the credit side of it.
std::string PromisedAccount(const PledgeName& pledge);
std::string OutstandingAccount(const PledgeName& pledge);
std::string PaidAccount(const PledgeName& pledge);

struct Posting {
  std::string account;
  std::int64_t cents = 0;

  bool operator==(const Posting&) const = default;
};

struct Entry {
  LedgerKind ledger = LedgerKind::kCash;
  EntryKind kind = EntryKind::kPaymentRecorded;
  std::string resource;  // what caused it
  std::vector<Posting> postings;

  bool operator==(const Entry&) const = default;
};

// I1: the postings sum to zero, are at least two, and none is zero.
bool IsBalanced(const Entry& entry);

// An entry in its place of the school's journal, from 1 without gaps.
struct BookedEntry {
  std::int64_t number = 0;
  Entry entry;
  absl::Time booked_at;
  std::string booked_by;
};

// COMMITMENT: the ceiling becomes available.
Entry AgreementSigned(const Agreement& agreement);
// COMMITMENT: the promise is outstanding.
Entry PledgeMade(const Pledge& pledge);
// CASH: the bank has more, and so has the fund. The only entry by which a fund
// ever grows (I13).
Entry PaymentRecorded(const Payment& payment);
// COMMITMENT: what was outstanding is paid.
Entry PledgePaid(const Payment& payment, const PledgeName& pledge);

// In the ledger of the source, from one of its accounts to another:
// available to reserved,
Entry SeatReserved(const Allocation& allocation);
// reserved to confirmed,
Entry AllocationConfirmed(const Allocation& allocation);
// reserved or confirmed, as the allocation says it is before, to available,
Entry AllocationReleased(const Allocation& allocation);
// reserved to available.
Entry AllocationExpired(const Allocation& allocation);

// What a fund or an agreement holds, each part zero or more.
struct Holdings {
  std::int64_t available_cents = 0;
  std::int64_t reserved_cents = 0;
  std::int64_t confirmed_cents = 0;

  std::int64_t SumCents() const { return available_cents + reserved_cents + confirmed_cents; }
};

}  // namespace ecloserie::domain

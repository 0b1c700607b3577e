#include "domain/ledger.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "domain/ledger_audit.h"

namespace ecloserie::domain {
namespace {

using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::ResultOf;

const FundName kFund{"boitron", "gifts"};
const AgreementName kAgreement{"boitron", "convention"};
const PledgeName kPledge{"boitron", {}};

Allocation AnAllocation(MoneySource source, AllocationState state = AllocationState::kReserved) {
  Allocation allocation;
  allocation.name.school = "boitron";
  allocation.source = std::move(source);
  allocation.amount_cents = 500;
  allocation.state = state;
  return allocation;
}

Agreement AnAgreement() {
  Agreement agreement;
  agreement.name = kAgreement;
  agreement.ceiling_cents = 1'000;
  return agreement;
}

Pledge APledge() {
  Pledge pledge;
  pledge.name = kPledge;
  pledge.amount_cents = 700;
  return pledge;
}

Payment APayment() {
  Payment payment;
  payment.name.school = "boitron";
  payment.amount_cents = 900;
  payment.fund = kFund;
  return payment;
}

Folds FoldsOf(const std::vector<Entry>& entries) {
  Folds folds;
  for (const Entry& entry : entries) {
    for (const Posting& posting : entry.postings) {
      folds[{entry.ledger, posting.account}] += posting.cents;
    }
  }
  return folds;
}

Balances StoredAs(const Folds& folds) {
  Balances balances;
  for (const auto& [key, cents] : folds) balances[key] = {SideOf(key.account), cents};
  return balances;
}

TEST(Ledger, EveryKindOfEntryIsBalanced) {
  const std::vector<Entry> entries = {AgreementSigned(AnAgreement()),
                                      PledgeMade(APledge()),
                                      PaymentRecorded(APayment()),
                                      PledgePaid(APayment(), kPledge),
                                      SeatReserved(AnAllocation(kFund)),
                                      AllocationConfirmed(AnAllocation(kFund)),
                                      AllocationReleased(AnAllocation(kAgreement)),
                                      AllocationExpired(AnAllocation(kAgreement))};

  EXPECT_THAT(entries, Each(ResultOf(IsBalanced, true)));
}

TEST(Ledger, AnEntryIsBalancedOnlyWithTwoPostingsThatAreSomething) {
  EXPECT_FALSE(IsBalanced({.postings = {}}));
  EXPECT_FALSE(IsBalanced({.postings = {{"bank", 0}, {"funds/gifts/available", 0}}}));
  EXPECT_FALSE(IsBalanced({.postings = {{"bank", 2}, {"funds/gifts/available", -1}}}));
  EXPECT_TRUE(IsBalanced({.postings = {{"bank", 1}, {"funds/gifts/available", -1}}}));
}

TEST(Ledger, MoneyComesIntoAFundByAPaymentOnly) {
  EXPECT_EQ(PaymentRecorded(APayment()).ledger, LedgerKind::kCash);
  EXPECT_THAT(PaymentRecorded(APayment()).postings,
              ElementsAre(Posting{"bank", 900}, Posting{"funds/gifts/available", -900}));
  EXPECT_EQ(PledgeMade(APledge()).ledger, LedgerKind::kCommitment);
  EXPECT_EQ(AgreementSigned(AnAgreement()).ledger, LedgerKind::kCommitment);
  EXPECT_EQ(PledgePaid(APayment(), kPledge).ledger, LedgerKind::kCommitment);
}

TEST(Ledger, AnAllocationMovesWithinItsSourcesLedger) {
  EXPECT_EQ(SeatReserved(AnAllocation(kFund)).ledger, LedgerKind::kCash);
  EXPECT_EQ(SeatReserved(AnAllocation(kAgreement)).ledger, LedgerKind::kCommitment);
  EXPECT_THAT(SeatReserved(AnAllocation(kAgreement)).postings,
              ElementsAre(Posting{"agreements/convention/available", 500},
                          Posting{"agreements/convention/reserved", -500}));
}

TEST(Ledger, AReleaseGivesBackFromWhereTheAllocationStood) {
  EXPECT_EQ(AllocationReleased(AnAllocation(kFund)).postings[0].account, "funds/gifts/reserved");
  EXPECT_EQ(
      AllocationReleased(AnAllocation(kFund, AllocationState::kConfirmed)).postings[0].account,
      "funds/gifts/confirmed");
}

TEST(Ledger, TheSideOfAnAccountIsKnownByItsLastWord) {
  EXPECT_EQ(SideOf(BankAccount()), AccountSide::kDebit);
  EXPECT_EQ(SideOf(CeilingAccount(kAgreement)), AccountSide::kDebit);
  EXPECT_EQ(SideOf(OutstandingAccount(kPledge)), AccountSide::kDebit);
  EXPECT_EQ(SideOf(PaidAccount(kPledge)), AccountSide::kDebit);
  EXPECT_EQ(SideOf(PromisedAccount(kPledge)), AccountSide::kCredit);
  EXPECT_EQ(SideOf(AvailableAccount(FundName{"boitron", "paid"})), AccountSide::kCredit);
  EXPECT_EQ(SideOf(ReservedAccount(kAgreement)), AccountSide::kCredit);
  EXPECT_EQ(SideOf(ConfirmedAccount(kFund)), AccountSide::kCredit);
}

TEST(LedgerAudit, HoldsForWhatWasBooked) {
  const Folds folds =
      FoldsOf({AgreementSigned(AnAgreement()), PledgeMade(APledge()), PaymentRecorded(APayment()),
               SeatReserved(AnAllocation(kFund)), AllocationConfirmed(AnAllocation(kFund))});

  EXPECT_THAT(AuditBalances("boitron", folds, StoredAs(folds)), IsEmpty());
  EXPECT_THAT(AuditFund({kFund, 900, 0, 500}, folds), IsEmpty());
  EXPECT_THAT(AuditAgreement({kAgreement, 1'000, 0, 0, 18, 0}, folds), IsEmpty());
  EXPECT_THAT(AuditPledge({kPledge, 700, 0}, folds), IsEmpty());
}

TEST(LedgerAudit, NamesBalancesThatAreMissingOrTooMany) {
  const Folds folds = FoldsOf({PaymentRecorded(APayment())});
  Balances balances = StoredAs(folds);
  balances.erase({LedgerKind::kCash, "bank"});
  balances[{LedgerKind::kMemo, "bank"}] = {AccountSide::kDebit, 900};

  EXPECT_THAT(
      AuditBalances("boitron", folds, balances),
      ElementsAre(LedgerBreach{"BALANCE_IS_FOLD", "schools/boitron/balances/CASH/bank", 900, 0},
                  LedgerBreach{"BALANCE_IS_FOLD", "schools/boitron/balances/MEMO/bank", 0, 900}));
}

TEST(LedgerAudit, NamesAnAccountOnTheWrongSide) {
  const Folds folds = FoldsOf({SeatReserved(AnAllocation(kFund))});

  EXPECT_THAT(
      AuditBalances("boitron", folds, StoredAs(folds)),
      ElementsAre(LedgerBreach{"ACCOUNT_SIDE",
                               "schools/boitron/balances/CASH/funds/gifts/available", 500, 500}));
}

TEST(LedgerAudit, NamesMoreSeatsThanTheCap) {
  const Folds folds = FoldsOf({AgreementSigned(AnAgreement())});

  EXPECT_THAT(
      AuditAgreement({kAgreement, 1'000, 0, 0, 18, 19}, folds),
      ElementsAre(LedgerBreach{"SEAT_CAP", "schools/boitron/agreements/convention", 18, 19}));
}

TEST(LedgerAudit, NamesAPledgeThatIsNotItsParts) {
  const Folds folds = FoldsOf({PledgeMade(APledge())});

  EXPECT_THAT(AuditPledge({kPledge, 701, 0}, folds),
              ElementsAre(LedgerBreach{"PLEDGE_EQUATION", kPledge.ToString(), 700, 701},
                          LedgerBreach{"PLEDGE_PROMISED", kPledge.ToString(), 700, 701}));
}

TEST(LedgerAudit, NamesAnAccountWithoutItsOwnerAndABankBeyondThePayments) {
  const Folds folds = {{{LedgerKind::kCash, "bank"}, 100},
                       {{LedgerKind::kCash, "funds/ghost/available"}, -100}};

  EXPECT_THAT(
      AuditOwners("boitron", {}, folds),
      ElementsAre(LedgerBreach{"BANK_IS_PAYMENTS", "schools/boitron/balances/CASH/bank", 100, 0},
                  LedgerBreach{"ACCOUNT_HAS_OWNER",
                               "schools/boitron/balances/CASH/funds/ghost/available", -100, 0}));
}

}  // namespace
}  // namespace ecloserie::domain

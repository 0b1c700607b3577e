#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/sponsors.h"

namespace ecloserie::tests {
namespace {

using ::testing::Contains;
using ::testing::IsEmpty;

// Entries: 1 the agreement, 2 the payment of 1 000,00 € into the fund, 3 the
// reservation of 400,00 € from it.
class LedgerVerification : public testing::Test {
 protected:
  LedgerVerification() {
    SetUpBoitron(server_.admin());
    AddParties(server_.admin());
    ValueOrThrow(server_.admin().sponsorship().CreateAgreement(AnAgreement()));
    const std::string fund = PaidFund(server_.admin(), "gifts", 100'000);
    ValueOrThrow(server_.admin().sponsorship().AllocateSeat(
        AnAllocation(server_, EnrolledTrainee(server_, 1), {FromFund(fund, 40'000)})));
  }

  void Tamper(const std::string& statements) {
    server_.server().Stop();
    server_.database().Tamper(statements);
    server_.Restart();
  }

  // "EQUATION row expected stored" of every breach.
  std::vector<std::string> Breaches() {
    const v1::VerifyLedgerResponse verdict = Verify(server_.admin());
    std::vector<std::string> breaches;
    for (const v1::LedgerBreach& breach : verdict.breaches()) {
      breaches.push_back(breach.equation() + " " + breach.row().substr(sizeof "schools/boitron") +
                         " " + std::to_string(breach.expected_cents()) + " " +
                         std::to_string(breach.stored_cents()));
    }
    return breaches;
  }

  TestServer server_;
};

TEST_F(LedgerVerification, FindsNothingInWhatTheServerWrote) {
  const v1::VerifyLedgerResponse verdict = Verify(server_.admin());

  EXPECT_THAT(verdict.breaches(), IsEmpty());
  EXPECT_EQ(verdict.entries_count(), 3);
  EXPECT_EQ(verdict.accounts_count(), 5);
  EXPECT_EQ(verdict.position().school(), kSchool);
  EXPECT_GT(verdict.position().sequence(), 0);
}

TEST_F(LedgerVerification, NamesAPostingThatWasChanged) {
  Tamper("UPDATE posting SET cents = 100001 WHERE number = 2 AND ordinal = 1");

  const auto breaches = Breaches();

  EXPECT_THAT(breaches, Contains("ENTRY_SUMS_TO_ZERO ledgerEntries/2 0 1"));
  EXPECT_THAT(breaches, Contains("BALANCE_IS_FOLD balances/CASH/bank 100001 100000"));
}

TEST_F(LedgerVerification, NamesABalanceThatWasChanged) {
  Tamper("UPDATE balance SET cents = -99999 WHERE account = 'funds/gifts/available'");

  EXPECT_THAT(Breaches(), testing::ElementsAre(
                              "BALANCE_IS_FOLD balances/CASH/funds/gifts/available -60000 -99999"));
}

TEST_F(LedgerVerification, NamesTheNumberOfAnEntryThatWasDeleted) {
  Tamper("DELETE FROM ledger_entry WHERE number = 2");

  EXPECT_THAT(Breaches(), testing::ElementsAre("NUMBERS_GAPLESS ledgerEntries/2 1 0"));
}

TEST_F(LedgerVerification, NamesAPostingThatWasMovedToAnotherLedger) {
  Tamper("UPDATE posting SET ledger = 'COMMITMENT' WHERE number = 2 AND ordinal = 2");

  EXPECT_THAT(Breaches(), Contains("LEDGERS_NEVER_MEET ledgerEntries/2 0 -100000"));
}

TEST_F(LedgerVerification, NamesAFundWhosePaymentWasChanged) {
  Tamper("UPDATE payment SET amount_cents = 100001, version = version + 1");

  EXPECT_THAT(Breaches(),
              testing::ElementsAre("FUND_EQUATION funds/gifts 100000 100001",
                                   "BANK_IS_PAYMENTS balances/CASH/bank 100000 100001"));
}

TEST_F(LedgerVerification, NamesASourceWhoseAllocationWasChanged) {
  Tamper("UPDATE allocation SET state = 'CONFIRMED', version = version + 1");

  EXPECT_THAT(Breaches(), testing::ElementsAre("ALLOCATIONS_MATCH funds/gifts/reserved 40000 0",
                                               "ALLOCATIONS_MATCH funds/gifts/confirmed 0 40000"));
}

TEST_F(LedgerVerification, NamesASeatFundedAboveItsPrice) {
  Tamper("UPDATE enrolment SET seat_price_cents = 39999, version = version + 1");

  EXPECT_THAT(Breaches(), testing::ElementsAre(
                              testing::AllOf(testing::StartsWith("SEAT_WITHIN_PRICE enrolments/"),
                                             testing::EndsWith(" 39999 40000"))));
}

}  // namespace
}  // namespace ecloserie::tests

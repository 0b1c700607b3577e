#include "domain/report.h"

#include <gtest/gtest.h>

namespace ecloserie::domain {
namespace {

TEST(SeatFunding, KeepsPromisedAndReceivedMoneyApart) {
  const SeatFunding funding = FundingOf({
      {.price_cents = 150'000, .promised_cents = 150'000},
      {.price_cents = 150'000, .promised_cents = 50'000, .received_cents = 100'000},
      {.price_cents = 30'000, .received_cents = 10'000},
      {.price_cents = 30'000},
  });

  EXPECT_EQ(funding.funded_seats_count, 2);
  EXPECT_EQ(funding.partly_funded_seats_count, 1);
  EXPECT_EQ(funding.unfunded_seats_count, 1);
  EXPECT_EQ(funding.allocated_promised_cents, 200'000);
  EXPECT_EQ(funding.allocated_received_cents, 110'000);
  EXPECT_EQ(funding.GapCents(), 50'000);
}

TEST(SponsorCounts, OfOneToFourAreSuppressed) {
  EXPECT_FALSE(Suppress(0).is_suppressed);
  for (std::int64_t count = 1; count <= 4; ++count) {
    EXPECT_TRUE(Suppress(count).is_suppressed);
    EXPECT_EQ(Suppress(count).trainees_count, 0);
  }
  EXPECT_FALSE(Suppress(5).is_suppressed);
  EXPECT_EQ(Suppress(5).trainees_count, 5);
}

}  // namespace
}  // namespace ecloserie::domain

#include "domain/allocation.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "domain/eligibility.h"
#include "domain/refusal.h"

namespace ecloserie::domain {
namespace {

const AgreementName kConvention{"boitron", "convention"};

// 18 seats at 1 000 cents.
Agreement AnAgreement() {
  Agreement agreement;
  agreement.name = kConvention;
  agreement.cohort = {"boitron", "promo-1"};
  agreement.unit = AgreementUnit::kPerSeat;
  agreement.unit_price_cents = 1'000;
  agreement.seat_cap = 18;
  return agreement;
}

Enrolment ASeat() {
  Enrolment seat;
  seat.name.school = "boitron";
  seat.cohort = {"boitron", "promo-1"};
  seat.seat_price_cents = 1'500;
  return seat;
}

AgreementUse AUse() {
  return {
      .available_cents = 5'000, .other_seats_count = 17, .this_seat_cents = 0, .holds_seat = true};
}

std::string RuleOf(const absl::Status& refusal) { return FactsOf(refusal).metadata.at("rule"); }

TEST(Allocation, AnAgreementCoversTheSeatsOfItsCapAndNoMore) {
  AgreementUse full = AUse();
  full.other_seats_count = 18;

  EXPECT_TRUE(RequireAgreementCovers(AnAgreement(), ASeat(), 1'000, AUse()).ok());
  EXPECT_EQ(RuleOf(RequireAgreementCovers(AnAgreement(), ASeat(), 1'000, full)), "SEAT_CAP");
}

TEST(Allocation, AnAgreementOfAnotherCohortCoversNoSeat) {
  Enrolment other = ASeat();
  other.cohort.slug = "promo-2";

  EXPECT_EQ(RuleOf(RequireAgreementCovers(AnAgreement(), other, 1, AUse())),
            "SEAT_NOT_UNDER_AGREEMENT");
}

TEST(Allocation, TheGapOfASeatIsNeverBelowZero) {
  EXPECT_TRUE(RequireWithinPrice(ASeat(), 1'000, 500).ok());
  EXPECT_EQ(FactsOf(RequireWithinPrice(ASeat(), 1'000, 501)).metadata.at("gap_cents"), "500");
}

TEST(Allocation, IsOverdueFromItsTimeOn) {
  Allocation allocation;
  allocation.expires_at = absl::FromUnixSeconds(100);

  EXPECT_FALSE(allocation.IsOverdue(absl::FromUnixSeconds(99)));
  EXPECT_TRUE(allocation.IsOverdue(absl::FromUnixSeconds(100)));
  allocation.state = AllocationState::kConfirmed;
  EXPECT_FALSE(allocation.IsOverdue(absl::FromUnixSeconds(100)));
}

TEST(Allocation, ABatchIsFoundAgainByItsText) {
  const AllocationBatchName batch{{"boitron", {}}, 42};

  const auto parsed = AllocationBatchName::Parse(batch.ToString());

  ASSERT_TRUE(parsed);
  EXPECT_EQ(parsed->enrolment, batch.enrolment);
  EXPECT_EQ(parsed->made_in, 42);
  EXPECT_FALSE(AllocationBatchName::Parse(batch.enrolment.ToString()));
}

TEST(Eligibility, ADecisionIsFoundAgainByItsText) {
  const EligibilityName name{kConvention, {"boitron", {}}};

  EXPECT_EQ(EligibilityName::Parse(name.ToString()), name);
  EXPECT_FALSE(EligibilityName::Parse(kConvention.ToString()));
}

}  // namespace
}  // namespace ecloserie::domain

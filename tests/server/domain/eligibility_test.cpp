#include "domain/eligibility.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "domain/agreement.h"

namespace ecloserie::domain {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Agreement OfTheRegion() {
  Agreement agreement;
  agreement.valid_from = absl::CivilDay(2015, 5, 4);
  agreement.valid_to = absl::CivilDay(2015, 10, 30);
  agreement.jobseeker_region = "Basse-Normandie";
  return agreement;
}

EligibilityFacts AJobseekerOfTheRegion() {
  EligibilityFacts facts;
  facts.cohort_starts_on = absl::CivilDay(2015, 5, 4);
  facts.jobseeker_since = absl::CivilDay(2015, 5, 4);
  facts.jobseeker_region = "basse normandie";
  return facts;
}

TEST(EligibilityRule, SaysYesOnTheFirstDayOfBoth) {
  EXPECT_THAT(ReasonsAgainst(OfTheRegion(), AJobseekerOfTheRegion()), IsEmpty());
}

TEST(EligibilityRule, SaysNoToACohortThatBeginsOutsideTheAgreementsDates) {
  Agreement early = OfTheRegion();
  early.valid_to = absl::CivilDay(2015, 5, 3);
  early.valid_from = absl::CivilDay(2015, 1, 1);
  Agreement late = OfTheRegion();
  late.valid_from = absl::CivilDay(2015, 5, 5);
  late.jobseeker_region.clear();

  EXPECT_THAT(ReasonsAgainst(early, AJobseekerOfTheRegion()),
              ElementsAre(EligibilityReason::kOutOfValidity));
  EXPECT_THAT(ReasonsAgainst(late, AJobseekerOfTheRegion()),
              ElementsAre(EligibilityReason::kOutOfValidity));
}

TEST(EligibilityRule, JudgesTheRegionOfThoseWhoAreRegistered) {
  EligibilityFacts never = AJobseekerOfTheRegion();
  never.jobseeker_since.reset();
  EligibilityFacts later_elsewhere = AJobseekerOfTheRegion();
  later_elsewhere.jobseeker_since = absl::CivilDay(2015, 5, 5);
  later_elsewhere.jobseeker_region = "Bretagne";

  EXPECT_THAT(ReasonsAgainst(OfTheRegion(), never), ElementsAre(EligibilityReason::kNotRegistered));
  EXPECT_THAT(ReasonsAgainst(OfTheRegion(), later_elsewhere),
              ElementsAre(EligibilityReason::kNotRegistered, EligibilityReason::kOutOfRegion));
}

}  // namespace
}  // namespace ecloserie::domain

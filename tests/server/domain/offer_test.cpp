#include "domain/offer.h"

#include <gtest/gtest.h>

#include "domain/refusal.h"

namespace ecloserie::domain {
namespace {

const ApplicationName kApplication{"boitron", Uuid{}};

TEST(RefusedOffers, NameWhatStandsInTheWay) {
  const auto exhausted = Refusal(absl::StatusCode::kFailedPrecondition, "SEATS_EXHAUSTED", "full",
                                 {{"limit", "21"}, {"pool", "schools/boitron/agreements/a"}});
  EXPECT_EQ(RefusedOffer(kApplication, exhausted)->reason, "SEATS_EXHAUSTED");
  EXPECT_EQ(RefusedOffer(kApplication, exhausted)->subject, "schools/boitron/agreements/a");
  EXPECT_EQ(RefusedOffer(kApplication, TransitionRefused("offer", "OFFERED", ""))->subject,
            "OFFERED");
  EXPECT_EQ(RefusedOffer(kApplication, FieldInvalid("track", "must be one"))->subject, "track");
}

TEST(RefusedOffers, AreNoFaults) {
  EXPECT_EQ(RefusedOffer(kApplication, absl::InternalError("broken")), std::nullopt);
}

TEST(OutcomesOfOffers, AreReadAsTheyWereRemembered) {
  const OffersOutcome outcome{.rows = {{.application = kApplication},
                                       {.application = kApplication,
                                        .verdict = OfferVerdict::kRefused,
                                        .reason = "SEATS_EXHAUSTED",
                                        .subject = "schools/boitron/agreements/a"}}};
  const auto read = OffersOutcome::Parse(outcome.ToString());
  ASSERT_TRUE(read);
  EXPECT_EQ(read->ToString(), outcome.ToString());
  EXPECT_EQ(OffersOutcome::Parse("nothing\n"), std::nullopt);
}

TEST(RefusalsInRows, TellTheRowAndItsFields) {
  const auto told = InRow(FieldInvalid("track", "must be one"), "offers", 3);
  EXPECT_EQ(FactsOf(told).metadata.at("row"), "3");
  EXPECT_EQ(FactsOf(told).fields.front().field, "offers[2].track");
  EXPECT_EQ(FactsOf(told).reason, "FIELD_INVALID");
}

}  // namespace
}  // namespace ecloserie::domain

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/boitron.h"

namespace ecloserie::tests {
namespace {

class CohortScenario : public testing::Test {
 protected:
  CohortScenario() { SetUpBoitron(server_.admin()); }

  SchoolClient Calls() const { return server_.admin().school(); }

  TestServer server_;
};

TEST_F(CohortScenario, AnUpdateMovesTheWindowAndLeavesTheRest) {
  v1::UpdateCohortRequest request;
  request.set_name(kCohort);
  *request.mutable_applications_open_on() = Day(2015, 1, 5);
  *request.mutable_applications_close_on() = Day(2015, 3, 31);
  request.set_etag("v1");

  const auto updated = Calls().UpdateCohort(request);
  const auto stale = Calls().UpdateCohort(request);

  ASSERT_TRUE(updated) << updated.error().message;
  EXPECT_EQ(updated->applications_close_on().day(), 31);
  EXPECT_EQ(updated->title(), "Première promotion");
  EXPECT_EQ(updated->starts_on().month(), 5);
  EXPECT_EQ(updated->etag(), "v2");
  ASSERT_FALSE(stale);
  EXPECT_EQ(stale.error().reason, "ETAG_MISMATCH");
}

TEST_F(CohortScenario, AWindowDoesNotEndBeforeItBegins) {
  v1::UpdateCohortRequest first;
  first.set_name(kCohort);
  *first.mutable_applications_open_on() = Day(2015, 3, 1);
  ASSERT_TRUE(Calls().UpdateCohort(first));
  v1::UpdateCohortRequest second;
  second.set_name(kCohort);
  *second.mutable_applications_close_on() = Day(2015, 2, 1);

  const auto updated = Calls().UpdateCohort(second);

  ASSERT_FALSE(updated);
  EXPECT_EQ(updated.error().reason, "FIELD_INVALID");
}

TEST_F(CohortScenario, AnUpdateThatSetsNothingIsRefused) {
  v1::UpdateCohortRequest cohort;
  cohort.set_name(kCohort);
  v1::UpdateTrackRequest track;
  track.set_name(kBlended);
  v1::UpdateTrackRequest empty_title = track;
  empty_title.set_title("");

  EXPECT_EQ(Calls().UpdateCohort(cohort).error().reason, "FIELD_INVALID");
  EXPECT_EQ(Calls().UpdateTrack(track).error().reason, "FIELD_INVALID");
  EXPECT_EQ(Calls().UpdateTrack(empty_title).error().reason, "FIELD_INVALID");
}

TEST_F(CohortScenario, ASeatPriceChangesForThoseWhoEnrolLater) {
  const std::string early = EnrolledTrainee(server_, 1);
  v1::UpdateTrackRequest request;
  request.set_name(kBlended);
  *request.mutable_seat_price() = Euros(200'000);

  const auto updated = Calls().UpdateTrack(request);
  const std::string late = EnrolledTrainee(server_, 2);

  ASSERT_TRUE(updated) << updated.error().message;
  EXPECT_EQ(updated->title(), "blended");
  EXPECT_EQ(updated->seat_limit(), 21);
  v1::GetEnrolmentRequest get;
  get.set_name(early);
  EXPECT_EQ(server_.admin().enrolment().GetEnrolment(get)->seat_price().cents(), 150'000);
  get.set_name(late);
  EXPECT_EQ(server_.admin().enrolment().GetEnrolment(get)->seat_price().cents(), 200'000);
}

}  // namespace
}  // namespace ecloserie::tests

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/boitron.h"

namespace ecloserie::tests {
namespace {

using testing::ElementsAre;

// Somebody who applied twice under two names is two people to the server, until staff
// say otherwise.
class Merging : public testing::Test {
 protected:
  Merging() {
    SetUpBoitron(server_.admin(), /*blended_seats=*/2, /*remote_seats=*/1);
    kept_ = ReviewedApplication(server_.admin(), 1);
    duplicate_ = ReviewedApplication(server_.admin(), 2);
  }

  EnrolmentClient Calls() const { return server_.admin().enrolment(); }

  Result<v1::Application> Merge(const std::string& duplicate, const std::string& into) {
    v1::MergeApplicationsRequest request;
    request.set_name(duplicate);
    request.set_into(into);
    request.set_reason_code("SAME_PERSON");
    request.set_note("Same telephone number; she says so herself.");
    return Calls().MergeApplications(request);
  }
  Result<v1::Application> Unmerge(const std::string& duplicate) {
    v1::UnmergeApplicationsRequest request;
    request.set_name(duplicate);
    request.set_reason_code("TWINS");
    return Calls().UnmergeApplications(request);
  }
  Result<v1::Application> Offer(const std::string& name, const std::string& track = kRemote) {
    return Calls().MakeOffer(AnOffer(server_, name, track));
  }
  Result<v1::Application> Accept(const std::string& name) {
    v1::AcceptOfferRequest request;
    request.set_name(name);
    return Calls().AcceptOffer(request);
  }
  std::vector<v1::ApplicationTransition> HistoryOf(const std::string& name) {
    v1::ListApplicationTransitionsRequest request;
    request.set_application(name);
    return ValueOrThrow(Calls().ListApplicationTransitions(request).Collect(100));
  }

  TestServer server_;
  std::string kept_;
  std::string duplicate_;
};

TEST_F(Merging, NamesTheFileThatCountsAndKeepsTheEvidence) {
  const auto merged = Merge(duplicate_, kept_);

  ASSERT_TRUE(merged) << merged.error().message;
  EXPECT_EQ(merged->state(), v1::APPLICATION_STATE_MERGED);
  EXPECT_EQ(merged->merged_into(), kept_);
  const auto last = HistoryOf(duplicate_).back();
  EXPECT_EQ(last.event(), "merge");
  EXPECT_EQ(last.from_state(), v1::APPLICATION_STATE_IN_REVIEW);
  EXPECT_EQ(last.reason_code(), "SAME_PERSON");
  EXPECT_EQ(last.note(), "Same telephone number; she says so herself.");
  EXPECT_EQ(last.actor(), "admin");
}

TEST_F(Merging, IsTakenBackToTheStateBefore) {
  ASSERT_TRUE(Merge(duplicate_, kept_));

  const auto unmerged = Unmerge(duplicate_);

  ASSERT_TRUE(unmerged) << unmerged.error().message;
  EXPECT_EQ(unmerged->state(), v1::APPLICATION_STATE_IN_REVIEW);
  EXPECT_EQ(unmerged->merged_into(), "");
  EXPECT_EQ(HistoryOf(duplicate_).size(), 4U);
}

TEST_F(Merging, GivesItsSeatToTheNextInLineAndWantsOneBackWhenItWasNone) {
  ASSERT_TRUE(Offer(duplicate_));
  ASSERT_TRUE(Accept(duplicate_));
  const std::string waiting = ReviewedApplication(server_.admin(), 3);
  v1::WaitlistApplicationRequest wait;
  wait.set_name(waiting);
  wait.set_track(kRemote);
  ASSERT_TRUE(Calls().WaitlistApplication(wait));
  ASSERT_TRUE(Merge(duplicate_, kept_));
  v1::GetApplicationRequest get;
  get.set_name(waiting);
  ASSERT_EQ(Calls().GetApplication(get)->state(), v1::APPLICATION_STATE_OFFERED);

  const auto refused = Unmerge(duplicate_);
  v1::DeclineOfferRequest decline;
  decline.set_name(waiting);
  ASSERT_TRUE(Calls().DeclineOffer(decline));
  const auto unmerged = Unmerge(duplicate_);

  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().reason, "SEATS_EXHAUSTED");
  ASSERT_TRUE(unmerged) << unmerged.error().message;
  EXPECT_EQ(unmerged->state(), v1::APPLICATION_STATE_ACCEPTED);
  EXPECT_FALSE(Offer(waiting));
}

TEST_F(Merging, OfAnOfferThatRanOutMeanwhileBringsBackAnOfferThatHasRunOut) {
  ASSERT_TRUE(Offer(duplicate_));
  ASSERT_TRUE(Merge(duplicate_, kept_));
  server_.environment().Advance(absl::Hours(24 * 31));
  ASSERT_TRUE(Offer(kept_));

  const auto unmerged = Unmerge(duplicate_);

  ASSERT_TRUE(unmerged) << unmerged.error().message;
  EXPECT_EQ(unmerged->state(), v1::APPLICATION_STATE_OFFER_EXPIRED);
}

TEST_F(Merging, IsNeitherOfOneselfNorIntoADuplicateNorOfAnEnrolledFile) {
  const std::string third = ReviewedApplication(server_.admin(), 3);
  ASSERT_TRUE(Offer(third));
  ASSERT_TRUE(Accept(third));
  v1::EnrolRequest enrol;
  enrol.set_application(third);
  ASSERT_TRUE(Calls().Enrol(enrol));

  const auto itself = Merge(kept_, kept_);
  const auto enrolled = Merge(third, kept_);
  ASSERT_TRUE(Merge(duplicate_, kept_));
  const auto chained = Merge(kept_, duplicate_);
  const auto twice = Merge(duplicate_, third);

  ASSERT_FALSE(itself);
  EXPECT_EQ(itself.error().fields.front().field, "into");
  ASSERT_FALSE(enrolled);
  EXPECT_EQ(enrolled.error().reason, "TRANSITION_REFUSED");
  ASSERT_FALSE(chained);
  EXPECT_EQ(chained.error().fields.front().field, "into");
  ASSERT_FALSE(twice);
  EXPECT_EQ(twice.error().metadata.at("allowed"), "unmerge");
}

TEST_F(Merging, OfAFileThatHasDuplicatesOfItsOwnIsRefused) {
  const std::string third = ReviewedApplication(server_.admin(), 3);
  ASSERT_TRUE(Merge(duplicate_, kept_));

  const auto merged = Merge(kept_, third);

  ASSERT_FALSE(merged);
  EXPECT_EQ(merged.error().fields.at(0).field, "name");
  EXPECT_TRUE(Unmerge(duplicate_));
  EXPECT_TRUE(Merge(kept_, third));
}

TEST_F(Merging, IsReplayedAsItWasAnswered) {
  v1::MergeApplicationsRequest request;
  request.set_name(duplicate_);
  request.set_into(kept_);
  request.set_reason_code("SAME_PERSON");
  request.set_request_id("merge-once");
  const auto first = Calls().MergeApplications(request);
  ASSERT_TRUE(Unmerge(duplicate_));

  const auto replayed = Calls().MergeApplications(request);

  ASSERT_TRUE(replayed);
  EXPECT_EQ(replayed->SerializeAsString(), first->SerializeAsString());
}

}  // namespace
}  // namespace ecloserie::tests

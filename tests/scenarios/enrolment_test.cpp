#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/boitron.h"

namespace ecloserie::tests {
namespace {

class EnrolmentScenario : public testing::Test {
 protected:
  EnrolmentScenario() { SetUpBoitron(server_.admin(), /*blended_seats=*/2, /*remote_seats=*/1); }

  EnrolmentClient Calls() const { return server_.admin().enrolment(); }

  Result<v1::Application> Offer(const std::string& application, const std::string& track) {
    return Calls().MakeOffer(AnOffer(server_, application, track));
  }
  Result<v1::Application> Reject(const std::string& application) {
    v1::RejectApplicationRequest request;
    request.set_name(application);
    request.set_reason_code("SEATS_TAKEN");
    return Calls().RejectApplication(request);
  }
  Result<v1::Application> Accept(const std::string& application) {
    v1::AcceptOfferRequest request;
    request.set_name(application);
    return Calls().AcceptOffer(request);
  }
  Result<v1::Application> Decline(const std::string& application) {
    v1::DeclineOfferRequest request;
    request.set_name(application);
    return Calls().DeclineOffer(request);
  }
  Result<v1::Application> Get(const std::string& application) {
    v1::GetApplicationRequest request;
    request.set_name(application);
    return Calls().GetApplication(request);
  }

  TestServer server_;
};

TEST_F(EnrolmentScenario, TheLastSeatGoesOnceAndTheLoserIsToldWhichPool) {
  ASSERT_TRUE(Offer(ReviewedApplication(server_.admin(), 1), kBlended));
  ASSERT_TRUE(Offer(ReviewedApplication(server_.admin(), 2), kBlended));

  const auto third = Offer(ReviewedApplication(server_.admin(), 3), kBlended);

  ASSERT_FALSE(third);
  EXPECT_EQ(third.error().code, Code::kFailedPrecondition);
  EXPECT_EQ(third.error().reason, "SEATS_EXHAUSTED");
  EXPECT_EQ(third.error().metadata.at("pool"), kBlended);
  EXPECT_EQ(third.error().metadata.at("limit"), "2");
}

TEST_F(EnrolmentScenario, ARejectedApplicantIsOfferedTheOtherTrackAndEnrolled) {
  const std::string application = ReviewedApplication(server_.admin(), 1);
  ASSERT_TRUE(Reject(application));

  const auto offered = Offer(application, kRemote);
  ASSERT_TRUE(offered) << offered.error().message;
  ASSERT_TRUE(Accept(application));
  v1::EnrolRequest enrol;
  enrol.set_application(application);
  const auto enrolment = Calls().Enrol(enrol);

  ASSERT_TRUE(enrolment) << enrolment.error().message;
  EXPECT_EQ(enrolment->state(), v1::ENROLMENT_STATE_EXPECTED);
  EXPECT_EQ(enrolment->seat_price().cents(), 30'000);
  ASSERT_EQ(enrolment->placements_size(), 1);
  EXPECT_EQ(enrolment->placements(0).track(), kRemote);
  EXPECT_EQ(enrolment->entry().date().day(), 4);
  const auto file = Get(application);
  EXPECT_EQ(file->state(), v1::APPLICATION_STATE_ENROLLED);
  EXPECT_EQ(file->enrolment(), enrolment->name());
}

TEST_F(EnrolmentScenario, AnIllegalEventNamesTheStateAndWhatIsAllowed) {
  const auto filed = Calls().SubmitApplication(AnApplication(1));
  ASSERT_TRUE(filed);

  const auto accepted = Accept(filed->name());

  ASSERT_FALSE(accepted);
  EXPECT_EQ(accepted.error().reason, "TRANSITION_REFUSED");
  EXPECT_EQ(accepted.error().metadata.at("state"), "SUBMITTED");
  EXPECT_EQ(accepted.error().metadata.at("allowed"),
            "review, waitlist, pool, reject, withdraw, merge");
}

TEST_F(EnrolmentScenario, AnOfferRunsOutByTheStoredTimeAndGivesItsSeatBack) {
  const std::string late = ReviewedApplication(server_.admin(), 1);
  ASSERT_TRUE(Offer(late, kRemote));
  const std::string next = ReviewedApplication(server_.admin(), 2);
  ASSERT_FALSE(Offer(next, kRemote));
  server_.environment().Advance(absl::Hours(24 * 31));

  const auto accepted = Accept(late);
  const auto offered = Offer(next, kRemote);

  ASSERT_FALSE(accepted);
  EXPECT_EQ(accepted.error().reason, "OFFER_EXPIRED");
  ASSERT_TRUE(offered) << offered.error().message;
  EXPECT_EQ(Get(late)->state(), v1::APPLICATION_STATE_OFFER_EXPIRED);
}

TEST_F(EnrolmentScenario, AnOfferThatRanOutIsMadeAgainAndNobodyDeclinedIt) {
  const std::string application = ReviewedApplication(server_.admin(), 1);
  ASSERT_TRUE(Offer(application, kRemote));
  server_.environment().Advance(absl::Hours(24 * 31));

  const auto declined = Decline(application);
  const auto again = Offer(application, kRemote);

  ASSERT_FALSE(declined);
  EXPECT_EQ(declined.error().reason, "OFFER_EXPIRED");
  ASSERT_TRUE(again) << again.error().message;
  EXPECT_EQ(again->state(), v1::APPLICATION_STATE_OFFERED);
}

TEST_F(EnrolmentScenario, DecliningGivesTheSeatBack) {
  const std::string first = ReviewedApplication(server_.admin(), 1);
  ASSERT_TRUE(Offer(first, kRemote));

  ASSERT_TRUE(Decline(first));

  EXPECT_TRUE(Offer(ReviewedApplication(server_.admin(), 2), kRemote));
}

TEST_F(EnrolmentScenario, TheSamePersonAppliesOnceHoweverTheNameIsWritten) {
  const auto filed = Calls().SubmitApplication(AnApplication(1));
  v1::SubmitApplicationRequest again = AnApplication(1);
  again.set_external_ref("another");
  again.mutable_applicant()->set_family_name("GENERE BAAA");
  again.mutable_applicant()->set_given_name("elodie marie");

  const auto refused = Calls().SubmitApplication(again);

  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, Code::kAlreadyExists);
  EXPECT_EQ(refused.error().reason, "APPLICANT_DUPLICATE");
  EXPECT_EQ(refused.error().metadata.at("application"), filed->name());
}

TEST_F(EnrolmentScenario, AReplayTellsWhatWasTrueThen) {
  v1::SubmitApplicationRequest request = AnApplication(1);
  request.set_request_id("submit-once");
  const auto first = Calls().SubmitApplication(request);
  ASSERT_TRUE(Reject(first->name()));

  const auto replayed = Calls().SubmitApplication(request);

  ASSERT_TRUE(replayed) << replayed.error().message;
  EXPECT_EQ(replayed->SerializeAsString(), first->SerializeAsString());
  EXPECT_EQ(Get(first->name())->state(), v1::APPLICATION_STATE_REJECTED);
}

TEST_F(EnrolmentScenario, AReplayedOfferTellsOfItsSeatsAfterTheyWereReleased) {
  const std::string application = ReviewedApplication(server_.admin(), 1);
  v1::MakeOfferRequest offer = AnOffer(server_, application, kRemote);
  offer.set_request_id("offer-once");
  const auto first = Calls().MakeOffer(offer);
  ASSERT_TRUE(Decline(application));

  const auto replayed = Calls().MakeOffer(offer);

  ASSERT_TRUE(replayed);
  EXPECT_EQ(replayed->SerializeAsString(), first->SerializeAsString());
}

TEST_F(EnrolmentScenario, AStaleEtagIsRefusedWithTheCurrentOne) {
  const auto filed = Calls().SubmitApplication(AnApplication(1));
  ASSERT_TRUE(Reject(filed->name()));
  v1::MakeOfferRequest offer = AnOffer(server_, filed->name(), kBlended);
  offer.set_etag(filed->etag());

  const auto refused = Calls().MakeOffer(offer);

  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, Code::kAborted);
  EXPECT_EQ(refused.error().metadata.at("current_etag"), Get(filed->name())->etag());
}

TEST_F(EnrolmentScenario, ListsArePagedFilteredAndBoundToTheirTokens) {
  for (int number = 1; number <= 5; ++number) {
    ASSERT_TRUE(Calls().SubmitApplication(AnApplication(number)));
    server_.environment().Advance(absl::Milliseconds(2));
  }
  v1::ListApplicationsRequest request;
  request.set_parent(kSchool);
  request.set_page_size(2);

  auto pages = Calls().ListApplications(request);
  const auto first = pages.NextPage();
  const auto all = Calls().ListApplications(request).Collect(100);
  v1::ListApplicationsRequest other = request;
  other.set_state(v1::APPLICATION_STATE_REJECTED);
  other.set_page_token(first->next_page_token);
  const auto refused = Calls().ListApplications(other).NextPage();

  ASSERT_TRUE(first);
  EXPECT_EQ(first->items.size(), 2U);
  ASSERT_TRUE(all);
  ASSERT_EQ(all->size(), 5U);
  EXPECT_EQ(all->front().external_ref(), "BOI-1");
  EXPECT_EQ(all->back().external_ref(), "BOI-5");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().reason, "FIELD_INVALID");
  EXPECT_EQ(refused.error().fields.front().field, "page_token");
}

}  // namespace
}  // namespace ecloserie::tests

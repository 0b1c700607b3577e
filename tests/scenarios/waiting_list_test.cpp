#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/sponsors.h"
#include "waiting_scenario.h"

namespace ecloserie::tests {
namespace {

using testing::ElementsAre;

TEST_F(WaitingList, ADeclinedSeatGoesToTheNextInLineInTheSameCall) {
  const std::string first = Offered(1);
  const std::string second = Waiting(2);
  const std::string third = Waiting(3);

  ASSERT_TRUE(Decline(first));

  const v1::Application promoted = Get(second);
  EXPECT_EQ(promoted.state(), v1::APPLICATION_STATE_OFFERED);
  EXPECT_EQ(promoted.offered_track(), kRemote);
  EXPECT_EQ(promoted.reason_code(), "NEXT_IN_LINE");
  // A week, as the cohort says.
  EXPECT_EQ(promoted.offer_expire_time().seconds(),
            absl::ToUnixSeconds(server_.environment().Now() + absl::Hours(168)));
  EXPECT_EQ(StateOf(third), v1::APPLICATION_STATE_WAITLISTED);
  EXPECT_THAT(EventsOf(second), ElementsAre("submit", "review", "waitlist", "offer"));
}

TEST_F(WaitingList, AnOfferTakenBackAndAnApplicantWhoLeavesPromoteToo) {
  const std::string first = Offered(1);
  const std::string second = Waiting(2);
  const std::string third = Waiting(3);

  ASSERT_TRUE(WithdrawOffer(first));
  EXPECT_EQ(StateOf(second), v1::APPLICATION_STATE_OFFERED);
  ASSERT_TRUE(Withdraw(second));

  EXPECT_EQ(StateOf(third), v1::APPLICATION_STATE_OFFERED);
  EXPECT_EQ(StateOf(first), v1::APPLICATION_STATE_OFFER_WITHDRAWN);
  EXPECT_EQ(StateOf(second), v1::APPLICATION_STATE_WITHDRAWN);
}

TEST_F(WaitingList, TheLineIsPriorityThenSubmission) {
  Offered(1);
  const std::string second = Waiting(2);
  const std::string third = Waiting(3);
  const std::string fourth = Waiting(4);

  ASSERT_TRUE(Prioritise(fourth, 1));

  EXPECT_THAT(NamesInLine(), ElementsAre(fourth, second, third));
  const auto line = Line();
  EXPECT_EQ(line[2].rank(), 3);
  EXPECT_EQ(line[0].obstacle(), v1::WAITING_OBSTACLE_SEATS_EXHAUSTED);
  EXPECT_EQ(line[0].subject(), kRemote);
  EXPECT_EQ(EventsOf(fourth).back(), "prioritise");
}

TEST_F(WaitingList, ANewcomerDoesNotJumpTheQueueWhenAnOfferRanOut) {
  Offered(1);
  const std::string waiting = Waiting(2);
  const std::string newcomer = Reviewed(3);
  server_.environment().Advance(absl::Hours(24 * 31));

  const auto refused = Calls().MakeOffer(AnOffer(server_, newcomer, kRemote));

  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().reason, "SEATS_EXHAUSTED");
  // What the refused call found out was taken back with it; the sweep finds it again.
  EXPECT_EQ(Settle(), 1);
  EXPECT_EQ(StateOf(waiting), v1::APPLICATION_STATE_OFFERED);
}

TEST_F(WaitingList, StaffOfferTheSeatToTheFirstInLineThemselves) {
  Offered(1);
  const std::string waiting = Waiting(2);
  server_.environment().Advance(absl::Hours(24 * 31));

  const auto offered = Calls().MakeOffer(AnOffer(server_, waiting, kRemote));

  ASSERT_TRUE(offered) << offered.error().message;
  EXPECT_EQ(offered->reason_code(), "");
}

TEST_F(WaitingList, ASweepMakesVisibleWhatRanOut) {
  const std::string late = Offered(1);
  const std::string next = Waiting(2);
  EXPECT_EQ(Settle(), 0);
  server_.environment().Advance(absl::Hours(24 * 31));

  EXPECT_EQ(Settle(), 1);

  EXPECT_EQ(StateOf(late), v1::APPLICATION_STATE_OFFER_EXPIRED);
  EXPECT_EQ(StateOf(next), v1::APPLICATION_STATE_OFFERED);
  v1::ListApplicationTransitionsRequest request;
  request.set_application(late);
  const auto transitions = ValueOrThrow(Calls().ListApplicationTransitions(request).Collect(100));
  EXPECT_EQ(transitions.back().event(), "expire");
  EXPECT_EQ(transitions.back().actor(), "system:settle");
  EXPECT_EQ(Settle(), 0);
}

TEST_F(WaitingList, AnIneligibleHeadIsPassedOverAndItIsWrittenDown) {
  AddParties(server_.admin());
  const std::string convention =
      ValueOrThrow(server_.admin().sponsorship().CreateAgreement(AnAgreement())).name();
  const std::string first = Offered(1);
  const std::string head = Reviewed(2);
  ASSERT_TRUE(Wait(head, kRemote, {convention}));
  const std::string behind = Waiting(3);
  EXPECT_EQ(Line().front().obstacle(), v1::WAITING_OBSTACLE_ELIGIBILITY_UNDECIDED);

  ASSERT_TRUE(Decline(first));

  EXPECT_EQ(StateOf(behind), v1::APPLICATION_STATE_OFFERED);
  const auto line = Line();
  ASSERT_EQ(line.size(), 1U);
  ASSERT_EQ(line.front().skips_size(), 1);
  EXPECT_EQ(line.front().skips(0).obstacle(), v1::WAITING_OBSTACLE_ELIGIBILITY_UNDECIDED);
  EXPECT_EQ(line.front().skips(0).subject(), convention);
  EXPECT_EQ(line.front().skips(0).promoted(), behind);
}

TEST_F(WaitingList, WhoWaitsReadsWhyStaffOfferedTheSeatToSomebodyElse) {
  AddParties(server_.admin());
  const std::string convention =
      ValueOrThrow(server_.admin().sponsorship().CreateAgreement(AnAgreement())).name();
  const std::string waiting = Reviewed(1);
  ASSERT_TRUE(Wait(waiting, kRemote, {convention}));

  const std::string newcomer = Offered(2);

  const auto line = Line();
  ASSERT_EQ(line.size(), 1U);
  ASSERT_EQ(line.front().skips_size(), 1);
  EXPECT_EQ(line.front().skips(0).obstacle(), v1::WAITING_OBSTACLE_ELIGIBILITY_UNDECIDED);
  EXPECT_EQ(line.front().skips(0).promoted(), newcomer);
}

TEST_F(WaitingList, WhoBecomesEligibleIsPromotedAtOnce) {
  AddParties(server_.admin());
  const std::string convention =
      ValueOrThrow(server_.admin().sponsorship().CreateAgreement(AnAgreement())).name();
  const std::string waiting = Reviewed(1);
  ASSERT_EQ(Wait(waiting, kRemote, {convention})->state(), v1::APPLICATION_STATE_WAITLISTED);

  v1::DecideEligibilityRequest decide;
  decide.set_agreement(convention);
  decide.set_application(waiting);
  ASSERT_TRUE(server_.admin().sponsorship().DecideEligibility(decide));

  EXPECT_EQ(StateOf(waiting), v1::APPLICATION_STATE_OFFERED);
  EXPECT_THAT(Get(waiting).funding_agreements(), ElementsAre(convention));
}

TEST_F(WaitingList, ASeatThatIsFreeIsOfferedAtOnceAndAPooledFileHasNoClaim) {
  const std::string pooled = Reviewed(1);
  v1::PoolApplicationRequest pool;
  pool.set_name(pooled);
  ASSERT_TRUE(Calls().PoolApplication(pool));
  const std::string waiting = Reviewed(2);

  const auto waits = Wait(waiting);

  ASSERT_TRUE(waits);
  EXPECT_EQ(waits->state(), v1::APPLICATION_STATE_OFFERED);
  ASSERT_TRUE(Decline(waiting));
  EXPECT_EQ(StateOf(pooled), v1::APPLICATION_STATE_POOL);
}

TEST_F(WaitingList, RaisingTheLimitPromotesAndLoweringItBelowWhatIsTakenIsRefused) {
  Offered(1);
  const std::string waiting = Waiting(2);
  v1::SetSeatLimitRequest limit;
  limit.set_track(kRemote);
  limit.set_seat_limit(2);

  const auto raised = Calls().SetSeatLimit(limit);
  limit.set_seat_limit(1);
  const auto lowered = Calls().SetSeatLimit(limit);

  ASSERT_TRUE(raised) << raised.error().message;
  EXPECT_EQ(raised->seat_limit(), 2);
  EXPECT_EQ(StateOf(waiting), v1::APPLICATION_STATE_OFFERED);
  ASSERT_FALSE(lowered);
  EXPECT_EQ(lowered.error().reason, "SEATS_OCCUPIED");
  EXPECT_EQ(lowered.error().metadata.at("occupied"), "2");
}

TEST_F(WaitingList, WhoIsPromotedMidCourseIsOfferedTheDaysThatAreLeft) {
  const std::string first = Offered(1);
  const std::string waiting = Waiting(2);
  server_.environment().SetNow(
      absl::FromCivil(absl::CivilSecond(2015, 5, 20, 10, 0, 0), absl::UTCTimeZone()));
  ASSERT_TRUE(Decline(first));
  v1::AcceptOfferRequest accept;
  accept.set_name(waiting);
  ASSERT_TRUE(Calls().AcceptOffer(accept));
  v1::EnrolRequest enrol;
  enrol.set_application(waiting);

  const auto enrolment = Calls().Enrol(enrol);

  ASSERT_TRUE(enrolment) << enrolment.error().message;
  EXPECT_EQ(enrolment->entry().date().day(), 20);
}

TEST_F(WaitingList, WhoWithdrewAndThoughtAgainIsReviewedAgain) {
  const std::string name = Reviewed(1);
  ASSERT_TRUE(Withdraw(name));
  v1::SubmitApplicationRequest again = AnApplication(1);
  again.set_external_ref("second");
  const auto refused = Calls().SubmitApplication(again);
  v1::ReviewApplicationRequest review;
  review.set_name(name);

  const auto reviewed = Calls().ReviewApplication(review);

  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().metadata.at("application"), name);
  ASSERT_TRUE(reviewed) << reviewed.error().message;
  EXPECT_EQ(reviewed->state(), v1::APPLICATION_STATE_IN_REVIEW);
}

TEST_F(WaitingList, ADryRunPromotesNobody) {
  const std::string first = Offered(1);
  const std::string waiting = Waiting(2);
  v1::DeclineOfferRequest request;
  request.set_name(first);
  request.set_validate_only(true);

  ASSERT_TRUE(Calls().DeclineOffer(request));

  EXPECT_EQ(StateOf(first), v1::APPLICATION_STATE_OFFERED);
  EXPECT_EQ(StateOf(waiting), v1::APPLICATION_STATE_WAITLISTED);
}

TEST_F(WaitingList, AnotherSchoolsLineIsNobodysBusiness) {
  AddSchool(server_.admin(), "alencon");
  const Client stranger = server_.ClientAs("paul", domain::Role::kStaff, "alencon");
  v1::ListWaitingApplicationsRequest request;
  request.set_cohort(kCohort);

  const auto refused = stranger.enrolment().ListWaitingApplications(request).NextPage();

  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, Code::kPermissionDenied);
}

}  // namespace
}  // namespace ecloserie::tests

#include <gmock/gmock.h>

#include "spell_scenario.h"
#include "usecases/audit_check.h"
#include "usecases/blocking.h"
#include "usecases/sealing.h"

namespace ecloserie::tests {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST_F(SpellScenario, SomebodySuspendedKeepsTheSeatAndIsOnNoRegister) {
  const std::string trainee = Started(1);
  const auto sessions = Sessions(kBlended, 1, 3);

  const auto suspended = Suspend(trainee, Pm(6, 1));
  ASSERT_TRUE(suspended) << suspended.error().message;
  EXPECT_EQ(suspended->state(), v1::ENROLMENT_STATE_SUSPENDED);
  EXPECT_EQ(Refused(Suspend(trainee, Am(7, 1))), "TRANSITION_REFUSED");
  const auto back = Resume(trainee, Pm(6, 2));

  ASSERT_TRUE(back) << back.error().message;
  EXPECT_EQ(back->state(), v1::ENROLMENT_STATE_ACTIVE);
  EXPECT_THAT(PiecesOf(*back), ElementsAre("blended 5-4 AM to -", "ILLNESS 6-1 PM to 6-2 AM"));
  EXPECT_EQ(Refused(Suspend(trainee, Am(6, 2))), "from");
  EXPECT_THAT(RosterOf(Open(sessions[0])), ElementsAre(trainee));
  EXPECT_THAT(RosterOf(Open(sessions[1])), IsEmpty());
  EXPECT_THAT(RosterOf(Open(sessions[2])), IsEmpty());
  EXPECT_THAT(RosterOf(Open(sessions[3])), ElementsAre(trainee));
  EXPECT_THAT(Events(trainee),
              ElementsAre("enrol 5-4 AM ", "start - ", "suspend 6-1 PM ILLNESSA letter came.",
                          "resume 6-2 PM "));
}

TEST_F(SpellScenario, APlannedAbsenceIsCalledOff) {
  const std::string trainee = Started(1);
  const auto sessions = Sessions(kBlended, 1, 2);
  ASSERT_TRUE(Suspend(trainee, Am(6, 2)));

  const auto called_off = Resume(trainee, Am(6, 2));

  ASSERT_TRUE(called_off) << called_off.error().message;
  EXPECT_EQ(called_off->state(), v1::ENROLMENT_STATE_ACTIVE);
  EXPECT_THAT(PiecesOf(*called_off), ElementsAre("blended 5-4 AM to -"));
  EXPECT_THAT(RosterOf(Open(sessions[2])), ElementsAre(trainee));
  EXPECT_TRUE(Suspend(trainee, Am(6, 2)));
}

TEST_F(SpellScenario, SomebodySuspendedWithoutAnEndCanLeaveAllTheSame) {
  const std::string trainee = Started(1);
  ASSERT_TRUE(Suspend(trainee, Am(6, 1)));

  const auto left = Withdraw(trainee, Pm(6, 10));

  ASSERT_TRUE(left) << left.error().message;
  EXPECT_EQ(left->state(), v1::ENROLMENT_STATE_WITHDRAWN);
  EXPECT_THAT(PiecesOf(*left),
              ElementsAre("blended 5-4 AM to 6-10 PM", "ILLNESS 6-1 AM to 6-10 PM"));
}

TEST_F(SpellScenario, WhoLeavesBeforeAPlannedAbsenceNeverHadIt) {
  const std::string trainee = Started(1);
  ASSERT_TRUE(Suspend(trainee, Am(7, 1)));

  const auto left = Withdraw(trainee, Pm(6, 10));

  ASSERT_TRUE(left) << left.error().message;
  EXPECT_THAT(PiecesOf(*left), ElementsAre("blended 5-4 AM to 6-10 PM"));
}

TEST_F(SpellScenario, LeavingBeforeTheStartIsACaseOfItsOwn) {
  const std::string expected = EnrolledTrainee(server_, 1);

  const auto refused = Withdraw(expected, Pm(6, 1));

  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().reason, "TRANSITION_REFUSED");
  EXPECT_EQ(refused.error().metadata.at("state"), "EXPECTED");
  EXPECT_EQ(refused.error().metadata.at("allowed"), "start, no_show, cancel, switch");
}

TEST_F(SpellScenario, ANoShowFreesTheSeatAndCountsForNothing) {
  const std::string absent = EnrolledTrainee(server_, 1, kRemote);
  Started(2, kRemote);
  const auto sessions = Sessions(kRemote, 1, 1);

  const auto recorded = NoShow(absent);

  ASSERT_TRUE(recorded) << recorded.error().message;
  EXPECT_EQ(recorded->state(), v1::ENROLMENT_STATE_NO_SHOW);
  EXPECT_THAT(PiecesOf(*recorded), IsEmpty());
  const std::string next = Started(3, kRemote);
  EXPECT_EQ(RosterOf(Open(sessions[0])).size(), 2U);
  EXPECT_THAT(RosterOf(Open(sessions[1])), ::testing::Not(::testing::Contains(absent)));
  EXPECT_EQ(Refused(Start(absent)), "TRANSITION_REFUSED");
}

TEST_F(SpellScenario, AnExitDatedNextMonthKeepsTheTraineeUntilThen) {
  const std::string trainee = Started(1);
  const auto sessions = Sessions(kBlended, 9, 11);

  const auto left = Withdraw(trainee, Am(6, 10));

  ASSERT_TRUE(left) << left.error().message;
  EXPECT_EQ(TextOf(left->has_exit(), left->exit()), "6-10 AM");
  EXPECT_THAT(RosterOf(Open(sessions[2])), ElementsAre(trainee));
  EXPECT_THAT(RosterOf(Open(sessions[3])), IsEmpty());
  EXPECT_EQ(Refused(Withdraw(trainee, Am(6, 1))), "TRANSITION_REFUSED");
}

TEST_F(SpellScenario, AnExitDatedNextMonthFreesTheSeatFromThenOnAndNoSooner) {
  Started(1, kRemote);
  const std::string leaving = Started(2, kRemote);
  ASSERT_TRUE(Withdraw(leaving, Am(6, 10)));
  v1::MakeOfferRequest offer = AnOffer(server_, ReviewedApplication(server_.admin(), 3), kRemote);

  const auto today = Calls().MakeOffer(offer);
  *offer.mutable_entry() = Am(6, 10);
  const auto that_morning = Calls().MakeOffer(offer);
  *offer.mutable_entry() = Pm(6, 10);
  const auto that_afternoon = Calls().MakeOffer(offer);

  EXPECT_EQ(Refused(today), "SEATS_EXHAUSTED");
  EXPECT_EQ(Refused(that_morning), "SEATS_EXHAUSTED");
  EXPECT_TRUE(that_afternoon) << that_afternoon.error().message;
  // Nor does who left take back what somebody else was offered.
  EXPECT_EQ(Refused(Reenter(leaving, Am(9, 1), kRemote)), "SEATS_EXHAUSTED");
}

TEST_F(SpellScenario, TheTraineeReadsWhatHappenedAndNotWhatWasNoted) {
  const std::string own = Started(1);
  ASSERT_TRUE(Suspend(own, Am(6, 1)));
  const auto id = domain::ParseUuid(own.substr(own.rfind('/') + 1));
  const Client trainee = server_.ClientWithToken(server_.Introduce(
      {.name = {"boitron", "trainee-1"}, .role = domain::Role::kTrainee, .enrolment = id}));
  v1::ListEnrolmentTransitionsRequest request;
  request.set_parent(own);

  const auto events =
      ValueOrThrow(trainee.enrolment().ListEnrolmentTransitions(request).Collect(10));

  ASSERT_EQ(events.size(), 3U);
  EXPECT_EQ(events[2].reason_code(), "ILLNESS");
  EXPECT_EQ(events[2].note(), "");
}

TEST_F(SpellScenario, AnExitLiesInTheSpell) {
  const std::string trainee = Started(1);

  EXPECT_EQ(Refused(Withdraw(trainee, Pm(5, 3))), "last");
  EXPECT_EQ(Refused(Withdraw(trainee, Am(10, 31))), "last");
  v1::CompleteEnrolmentRequest complete;
  complete.set_name(trainee);
  const auto completed = Calls().CompleteEnrolment(complete);
  ASSERT_TRUE(completed) << completed.error().message;
  EXPECT_EQ(TextOf(completed->has_exit(), completed->exit()), "10-30 PM");
}

TEST_F(SpellScenario, WhoComesBackBeginsANewSpellThatOverlapsNone) {
  const std::string trainee = Started(1);
  EXPECT_EQ(Refused(Reenter(trainee, Am(7, 1))), "TRANSITION_REFUSED");
  ASSERT_TRUE(Withdraw(trainee, Am(6, 10)));

  const auto early = Reenter(trainee, Am(6, 10));
  const auto back = Reenter(trainee, Pm(6, 10), kRemote);

  ASSERT_FALSE(early);
  EXPECT_EQ(early.error().reason, "SPELLS_OVERLAP");
  EXPECT_EQ(early.error().metadata.at("enrolment"), trainee);
  ASSERT_TRUE(back) << back.error().message;
  EXPECT_NE(back->name(), trainee);
  EXPECT_EQ(back->state(), v1::ENROLMENT_STATE_EXPECTED);
  EXPECT_EQ(back->seat_price().cents(), 30'000);
  EXPECT_THAT(PiecesOf(*back), ElementsAre("remote 6-10 PM to -"));
  EXPECT_THAT(Events(back->name()), ElementsAre("reenter 6-10 PM "));
  v1::GetApplicationRequest file;
  file.set_name(back->application());
  EXPECT_EQ(ValueOrThrow(Calls().GetApplication(file)).enrolment(), back->name());
  const auto again = Reenter(trainee, Am(9, 1));
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().metadata.at("enrolment"), back->name());
}

TEST_F(SpellScenario, AStaleEtagIsRefusedAndARepeatAnswersTheSame) {
  const std::string trainee = Started(1);
  v1::SwitchPlacementRequest request;
  request.set_name(trainee);
  request.set_track(kRemote);
  *request.mutable_at() = Pm(6, 1);
  request.set_reason_code("MOVED_CLOSER");
  request.set_etag(Get(trainee).etag());
  request.set_request_id("switch-once");

  const auto switched = Calls().SwitchPlacement(request);
  const auto repeated = Calls().SwitchPlacement(request);
  request.set_request_id("switch-twice");
  const auto stale = Calls().SwitchPlacement(request);

  ASSERT_TRUE(switched) << switched.error().message;
  ASSERT_TRUE(repeated) << repeated.error().message;
  EXPECT_EQ(repeated->SerializeAsString(), switched->SerializeAsString());
  EXPECT_EQ(Refused(stale), "ETAG_MISMATCH");
}

TEST_F(SpellScenario, AnOutcomeIsObservedAfterTheEndAndCorrectedByAVersion) {
  const std::string trainee = Started(1);
  v1::RecordOutcomeRequest request;
  request.set_name(trainee);
  request.set_kind(v1::OUTCOME_KIND_SEEKING);
  *request.mutable_observed_on() = Day(2015, 6, 12);
  EXPECT_EQ(Refused(Calls().RecordOutcome(request)), "RULE_BROKEN");
  ASSERT_TRUE(Withdraw(trainee, Am(6, 10)));
  EXPECT_EQ(Refused(Calls().RecordOutcome(request)), "observed_on");
  server_.environment().Advance(absl::Hours(24 * 45));

  const auto seeking = Calls().RecordOutcome(request);
  request.set_kind(v1::OUTCOME_KIND_EMPLOYED);
  const auto corrected = Calls().RecordOutcome(request);
  request.set_etag(seeking->etag());
  const auto stale = Calls().RecordOutcome(request);
  request.clear_etag();
  request.set_months_after(3);
  const auto early = Calls().RecordOutcome(request);

  ASSERT_TRUE(seeking) << seeking.error().message;
  ASSERT_TRUE(corrected) << corrected.error().message;
  ASSERT_EQ(corrected->outcomes_size(), 1);
  EXPECT_EQ(corrected->outcomes(0).kind(), v1::OUTCOME_KIND_EMPLOYED);
  EXPECT_EQ(Refused(stale), "ETAG_MISMATCH");
  EXPECT_EQ(Refused(early), "observed_on");
}

TEST_F(SpellScenario, TheJournalIsBoundToEveryVersionOfEveryPiece) {
  const std::string trainee = Started(1);
  ASSERT_TRUE(Switch(trainee, kRemote, Pm(6, 1)));
  ASSERT_TRUE(Suspend(trainee, Am(6, 8)));
  ASSERT_TRUE(Resume(trainee, Am(6, 9)));
  ASSERT_TRUE(Suspend(trainee, Am(8, 1)));
  ASSERT_TRUE(Withdraw(trainee, Pm(6, 10)));
  ASSERT_TRUE(NoShow(EnrolledTrainee(server_, 2)));
  server_.environment().Advance(absl::Hours(24 * 45));
  v1::RecordOutcomeRequest outcome;
  outcome.set_name(trainee);
  outcome.set_kind(v1::OUTCOME_KIND_EMPLOYED);
  *outcome.mutable_observed_on() = Day(2015, 6, 12);
  ASSERT_TRUE(Calls().RecordOutcome(outcome));
  ASSERT_TRUE(Calls().RecordOutcome(outcome));
  usecases::SealEverything(server_.server().database(), server_.environment());
  v1::ListAuditRequest audit;
  audit.set_parent(kSchool);
  audit.set_resource_name(trainee);

  std::vector<std::string> findings;
  usecases::ReadNow(server_.server().database(), [&](storage::Transaction& transaction) {
    findings = usecases::CheckAudit(transaction, server_.environment(), "boitron");
  });

  EXPECT_THAT(findings, IsEmpty());
  // Nine of the enrolment, two and two of placements, two and two of suspensions, two
  // of the outcome.
  EXPECT_EQ(ValueOrThrow(server_.admin().access().ListAudit(audit).Collect(50)).size(), 19U);
}

}  // namespace
}  // namespace ecloserie::tests

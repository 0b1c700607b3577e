#include <gmock/gmock.h>

#include "register_scenario.h"
#include "usecases/auto_lock.h"

namespace ecloserie::tests {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

class CorrectionScenario : public RegisterScenario {
 protected:
  // Everybody was there, and the register is locked: v4.
  void TakeAndLock(const std::vector<v1::MarkException>& exceptions = {}) {
    ValueOrThrow(Open(session_));
    ValueOrThrow(Record("v2", exceptions));
    ValueOrThrow(Lock());
  }
  v1::CorrectMarkRequest Correcting(const v1::MarkException& said) const {
    v1::CorrectMarkRequest request;
    request.set_session(session_);
    *request.mutable_mark() = said;
    request.set_reason_code("SIGNED_LATER");
    request.set_note("Élodie called at noon.");
    return request;
  }
  Result<v1::Correction> Correct(const v1::MarkException& said) {
    return Calls().CorrectMark(Correcting(said));
  }
  static Result<v1::Correction> Decide(const Client& client, const std::string& name,
                                       v1::CorrectionDecision decision) {
    v1::DecideCorrectionRequest request;
    request.set_name(name);
    request.set_decision(decision);
    return client.attendance().DecideCorrection(request);
  }
  std::vector<v1::Correction> List(v1::CorrectionState state = v1::CORRECTION_STATE_UNSPECIFIED) {
    v1::ListCorrectionsRequest request;
    request.set_parent(session_);
    request.set_state(state);
    return ValueOrThrow(Calls().ListCorrections(request).Collect(50));
  }
  void WantApprover() {
    v1::PutAttendancePolicyRequest request;
    request.set_parent(kSchool);
    request.set_needs_approver(true);
    ValueOrThrow(Calls().PutAttendancePolicy(request));
  }
  static std::string RuleOf(const Error& error) {
    const auto rule = error.metadata.find("rule");
    return rule == error.metadata.end() ? error.reason : rule->second;
  }
};

TEST_F(CorrectionScenario, AfterTheLockChangesOneMarkAndKeepsTheOldValueReadable) {
  TakeAndLock({Absent(trainees_[0])});
  const v1::Register locked = Get(session_);
  const absl::Time then = server_.environment().Now() + absl::Seconds(1);
  server_.environment().Advance(absl::Minutes(30));

  const auto corrected = Correct(Late(trainees_[0], 40));

  ASSERT_TRUE(corrected) << corrected.error().message;
  EXPECT_EQ(corrected->state(), v1::CORRECTION_STATE_APPLIED);
  EXPECT_EQ(corrected->before().SerializeAsString(), [&] {
    v1::Mark before = MarkOf(locked, trainees_[0]);
    before.clear_origin();
    return before.SerializeAsString();
  }());
  EXPECT_EQ(corrected->after().minutes_attended(), 170);
  EXPECT_EQ(corrected->note(), "Élodie called at noon.");
  EXPECT_EQ(corrected->proposed_by(), "admin");
  EXPECT_EQ(corrected->decided_by(), "");
  const v1::Register now = Get(session_);
  EXPECT_EQ(now.etag(), "v5");
  EXPECT_EQ(now.session().state(), v1::SESSION_STATE_LOCKED);
  EXPECT_EQ(MarkOf(now, trainees_[0]).minutes_late(), 40);
  EXPECT_EQ(MarkOf(now, trainees_[0]).channel(), v1::CHANNEL_ON_SITE);
  v1::GetRegisterRequest as_of;
  as_of.set_session(session_);
  *as_of.mutable_as_of_time() = Instant(then);
  EXPECT_EQ(ValueOrThrow(Calls().GetRegister(as_of)).SerializeAsString(),
            locked.SerializeAsString());
  as_of.clear_as_of_time();
  as_of.set_since_etag(locked.etag());
  EXPECT_EQ(ValueOrThrow(Calls().GetRegister(as_of)).changes(0).before().presence(),
            v1::PRESENCE_ABSENT);
}

TEST_F(CorrectionScenario, IsRefusedBeforeTheLockForNothingAndForAStranger) {
  const std::string remote = EnrolledTrainee(server_, 5, kRemote);
  ValueOrThrow(Open(session_));
  ValueOrThrow(Record("v2"));
  const Error open = Refusal(Correct(Absent(trainees_[0])));
  ValueOrThrow(Lock());
  v1::CorrectMarkRequest stale = Correcting(Absent(trainees_[0]));
  stale.set_etag("v3");
  v1::CorrectMarkRequest without_reason = Correcting(Absent(trainees_[0]));
  without_reason.clear_reason_code();

  EXPECT_EQ(open.reason, "TRANSITION_REFUSED");
  EXPECT_EQ(open.metadata.at("allowed"), "record, lock");
  EXPECT_EQ(RuleOf(Refusal(Correct(Late(trainees_[0], 0)))), "CORRECTION_CHANGES_NOTHING");
  EXPECT_EQ(Refusal(Correct(Absent(remote))).reason, "NOT_ON_ROSTER");
  EXPECT_EQ(Refusal(Calls().CorrectMark(stale)).metadata.at("current_etag"), "v4");
  EXPECT_EQ(FieldOf(Refusal(Calls().CorrectMark(without_reason))), "reason_code");
  const Error whole = Refusal(Correct(Late(trainees_[0], 210)));
  EXPECT_EQ(FieldOf(whole), "mark.minutes_late");
  EXPECT_EQ(whole.metadata.at("proposed_absent"), trainees_[0]);
  EXPECT_EQ(Get(session_).etag(), "v4");
}

TEST_F(CorrectionScenario, GivesAMarkToWhomAForcedLockLeftWithout) {
  ValueOrThrow(Open(session_));
  ValueOrThrow(Lock("Le réseau était coupé"));

  const auto corrected = Correct(Absent(trainees_[0]));

  ASSERT_TRUE(corrected) << corrected.error().message;
  EXPECT_EQ(corrected->before().presence(), v1::PRESENCE_UNMARKED);
  EXPECT_EQ(MarkOf(Get(session_), trainees_[0]).presence(), v1::PRESENCE_ABSENT);
}

TEST_F(CorrectionScenario, WaitsForSomebodyElseWhereThePolicySaysSo) {
  WantApprover();
  TakeAndLock();
  const Client claire = server_.ClientAs("claire", domain::Role::kStaff, "boitron");

  const v1::Correction proposed = ValueOrThrow(Correct(Absent(trainees_[0])));

  EXPECT_EQ(proposed.state(), v1::CORRECTION_STATE_PROPOSED);
  EXPECT_EQ(Get(session_).etag(), "v4");
  const auto approve = v1::CORRECTION_DECISION_APPROVE;
  EXPECT_EQ(RuleOf(Refusal(Decide(server_.admin(), proposed.name(), approve))),
            "CORRECTION_NEEDS_ANOTHER");
  const v1::Correction applied = ValueOrThrow(Decide(claire, proposed.name(), approve));
  EXPECT_EQ(applied.state(), v1::CORRECTION_STATE_APPLIED);
  EXPECT_EQ(applied.decided_by(), "boitron/claire");
  EXPECT_EQ(applied.before().presence(), v1::PRESENCE_PRESENT);
  EXPECT_EQ(applied.etag(), "v2");
  const v1::Register now = Get(session_);
  EXPECT_EQ(now.etag(), "v5");
  EXPECT_EQ(MarkOf(now, trainees_[0]).presence(), v1::PRESENCE_ABSENT);
  EXPECT_EQ(MarkOf(now, trainees_[0]).marked_by(), "admin");
  EXPECT_EQ(Refusal(Decide(claire, proposed.name(), approve)).reason, "TRANSITION_REFUSED");
}

TEST_F(CorrectionScenario, IsRefusedBySomebodyElseOrOutdatedByAnother) {
  WantApprover();
  TakeAndLock();
  const Client claire = server_.ClientAs("claire", domain::Role::kStaff, "boitron");
  const v1::Correction first = ValueOrThrow(Correct(Absent(trainees_[0])));
  const v1::Correction second = ValueOrThrow(Correct(Late(trainees_[0], 5)));
  const v1::Correction third = ValueOrThrow(Correct(Partial(trainees_[1], 60)));
  ValueOrThrow(Decide(claire, first.name(), v1::CORRECTION_DECISION_APPROVE));

  const Error outdated = Refusal(Decide(claire, second.name(), v1::CORRECTION_DECISION_APPROVE));
  const auto refused = Decide(claire, third.name(), v1::CORRECTION_DECISION_REFUSE);

  EXPECT_EQ(RuleOf(outdated), "CORRECTION_OUTDATED");
  ASSERT_TRUE(refused) << refused.error().message;
  EXPECT_EQ(refused->state(), v1::CORRECTION_STATE_REFUSED);
  EXPECT_EQ(MarkOf(Get(session_), trainees_[1]).presence(), v1::PRESENCE_PRESENT);
  std::vector<std::string> names;
  for (const v1::Correction& one : List()) names.push_back(one.name());
  EXPECT_THAT(names, ElementsAre(first.name(), second.name(), third.name()));
  EXPECT_EQ(List(v1::CORRECTION_STATE_PROPOSED).at(0).name(), second.name());
  EXPECT_THAT(server_.LogText(), Not(HasSubstr("noon")));
}

TEST_F(CorrectionScenario, ARepeatAnswersTheSameAfterItWasDecided) {
  WantApprover();
  TakeAndLock();
  v1::CorrectMarkRequest request = Correcting(Absent(trainees_[0]));
  request.set_request_id("correct");
  const v1::Correction first = ValueOrThrow(Calls().CorrectMark(request));
  const Client claire = server_.ClientAs("claire", domain::Role::kStaff, "boitron");
  ValueOrThrow(Decide(claire, first.name(), v1::CORRECTION_DECISION_APPROVE));

  EXPECT_EQ(ValueOrThrow(Calls().CorrectMark(request)).SerializeAsString(),
            first.SerializeAsString());
}

class AutoLockScenario : public CorrectionScenario {
 protected:
  int LockDue() {
    return usecases::LockEverythingDue(server_.server().database(), server_.environment());
  }
  void AdvanceTo(const absl::Time& time) {
    server_.environment().Advance(time - server_.environment().Now());
  }
  void LockAfterDays(std::int64_t days) {
    v1::PutAttendancePolicyRequest request;
    request.set_parent(kSchool);
    request.set_auto_lock_days(days);
    ValueOrThrow(Calls().PutAttendancePolicy(request));
  }

  // 2015-05-07, 12:30 in Paris.
  const absl::Time ended_ = absl::FromUnixSeconds(1'430'994'600);
};

TEST_F(AutoLockScenario, LocksWhatEverybodyIsMarkedInSevenDaysAfterItsEnd) {
  ValueOrThrow(Open(session_));
  ValueOrThrow(Record("v2"));
  ValueOrThrow(Open(remote_session_));
  AdvanceTo(ended_ + absl::Hours(7 * 24) - absl::Seconds(1));
  const int early = LockDue();
  server_.environment().Advance(absl::Seconds(1));

  EXPECT_EQ(early, 0);
  EXPECT_EQ(LockDue(), 1);
  EXPECT_EQ(LockDue(), 0);
  EXPECT_EQ(Get(session_).session().state(), v1::SESSION_STATE_LOCKED);
  EXPECT_EQ(Get(session_).etag(), "v4");
  v1::ListAuditRequest audit;
  audit.set_parent(kSchool);
  const auto rows = ValueOrThrow(server_.admin().access().ListAudit(audit).Collect(500));
  EXPECT_EQ(rows.back().principal(), "system:auto-lock");
  EXPECT_EQ(rows.back().resource(), session_);
}

TEST_F(AutoLockScenario, LeavesOpenWhereSomebodyHasNoMarkAndWhereTheSchoolWantsNone) {
  ValueOrThrow(Open(session_));
  AdvanceTo(ended_ + absl::Hours(30 * 24));
  EXPECT_EQ(LockDue(), 0);
  ValueOrThrow(Record("v2"));
  LockAfterDays(0);
  EXPECT_EQ(LockDue(), 0);
  LockAfterDays(31);
  EXPECT_EQ(LockDue(), 0);
  LockAfterDays(30);

  EXPECT_EQ(LockDue(), 1);
}

}  // namespace
}  // namespace ecloserie::tests

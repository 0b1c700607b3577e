#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "support/boitron.h"

namespace ecloserie::tests {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

template <class T>
Error Refusal(const Result<T>& answer) {
  return answer ? Error{.reason = "nothing"} : answer.error();
}

// A week without a holiday: ten half-days, of which the last was never marked.
class AttendanceRateScenario : public testing::Test {
 protected:
  AttendanceRateScenario() {
    SetUpBoitron(server_.admin());
    trainee_ = EnrolledTrainee(server_, 1);
    other_ = EnrolledTrainee(server_, 2);
    v1::GenerateSessionsRequest generate;
    generate.set_track(kBlended);
    *generate.mutable_first_on() = Day(2015, 5, 18);
    *generate.mutable_last_on() = Day(2015, 5, 22);
    generate.mutable_pattern()->mutable_on_site_weeks()->set_every_weeks(1);
    const auto planned = ValueOrThrow(Calls().GenerateSessions(generate));
    for (const auto& session : planned.sessions()) {
      sessions_.push_back(session.name());
    }
    server_.environment().SetNow(absl::FromUnixSeconds(1'433'116'800));  // 1 June
  }

  AttendanceClient Calls() const { return server_.admin().attendance(); }

  void Open(const std::string& session) {
    v1::OpenRegisterRequest open;
    open.set_session(session);
    ValueOrThrow(Calls().OpenRegister(open));
  }
  void Record(const std::string& session, const std::vector<v1::MarkException>& exceptions) {
    v1::GetRegisterRequest get;
    get.set_session(session);
    v1::RecordRegisterRequest record;
    record.set_session(session);
    record.set_etag(ValueOrThrow(Calls().GetRegister(get)).etag());
    for (const auto& exception : exceptions) *record.add_exceptions() = exception;
    ValueOrThrow(Calls().RecordRegister(record));
  }
  void Lock(const std::string& session, const std::string& force_reason = "") {
    v1::LockRegisterRequest lock;
    lock.set_session(session);
    lock.set_force_reason(force_reason);
    ValueOrThrow(Calls().LockRegister(lock));
  }

  v1::MarkException Absent() const {
    v1::MarkException exception;
    exception.set_enrolment(trainee_);
    exception.set_presence(v1::PRESENCE_ABSENT);
    return exception;
  }
  v1::MarkException Late() const {
    v1::MarkException exception;
    exception.set_enrolment(trainee_);
    exception.set_presence(v1::PRESENCE_PRESENT);
    exception.set_minutes_late(30);
    return exception;
  }

  // Six present, one late by 30 minutes, two absent, one open and never marked.
  void TakeTheWeek() {
    for (std::size_t i = 0; i < sessions_.size(); ++i) {
      Open(sessions_[i]);
      if (i == 9) continue;
      std::vector<v1::MarkException> exceptions;
      if (i == 6) exceptions.push_back(Late());
      if (i == 7 || i == 8) exceptions.push_back(Absent());
      Record(sessions_[i], exceptions);
      Lock(sessions_[i]);
    }
  }

  v1::GetAttendanceRatesRequest OfTrainee(const std::string& policy = "") const {
    v1::GetAttendanceRatesRequest request;
    request.set_enrolment(trainee_);
    request.set_policy(policy);
    return request;
  }

  TestServer server_;
  std::string trainee_;
  std::string other_;
  std::vector<std::string> sessions_;
};

TEST_F(AttendanceRateScenario, ARateExplainsItselfHalfDayByHalfDay) {
  TakeTheWeek();

  const auto rates = ValueOrThrow(Calls().GetAttendanceRates(OfTrainee()));

  ASSERT_THAT(rates.rates(), SizeIs(1));
  const v1::AttendanceRate& rate = rates.rates(0).rate();
  EXPECT_EQ(rate.policy(), "minutes-locked");
  EXPECT_EQ(rate.policy_version(), 1);
  EXPECT_EQ(rate.attended_minutes(), 1'440);
  EXPECT_EQ(rate.expected_minutes(), 1'890);
  EXPECT_EQ(rate.rate_basis_points(), 7'619);
  EXPECT_EQ(rates.rates(0).not_counted_count(), 1);
  EXPECT_EQ(rates.rates(0).remaining_minutes(), 210);
  EXPECT_EQ(rates.rates(0).best_reachable_basis_points(), 7'857);
  EXPECT_GT(rates.position().sequence(), 0);
  std::vector<v1::HalfDayReason> reasons;
  std::int64_t attended_minutes = 0;
  for (const auto& half_day : rates.half_days()) {
    reasons.push_back(half_day.readings(0).why());
    attended_minutes += half_day.readings(0).attended_minutes();
  }
  EXPECT_EQ(attended_minutes, rate.attended_minutes());
  ASSERT_THAT(reasons, SizeIs(10));
  EXPECT_EQ(reasons[6], v1::HALF_DAY_REASON_BY_THE_MINUTE);
  EXPECT_EQ(reasons[7], v1::HALF_DAY_REASON_NOT_THERE);
  EXPECT_EQ(reasons[9], v1::HALF_DAY_REASON_NOT_LOCKED);
  EXPECT_EQ(rates.half_days(6).session(), sessions_[6]);
}

TEST_F(AttendanceRateScenario, TheSameFactsStandSideBySideUnderSeveralPolicies) {
  TakeTheWeek();
  v1::CompareAttendanceRatesRequest request;
  request.set_enrolment(trainee_);
  for (const char* policy : {"minutes-recorded-of-held", "unmarked-present-late-ignored"}) {
    request.add_policies(policy);
  }

  const auto of_one = ValueOrThrow(Calls().CompareAttendanceRates(request));
  request.clear_enrolment();
  request.set_cohort(kCohort);
  const auto of_all = ValueOrThrow(Calls().CompareAttendanceRates(request));

  EXPECT_EQ(of_one.rates(0).rate().rate_basis_points(), 6'857);
  EXPECT_EQ(of_one.rates(1).rate().rate_basis_points(), 8'000);
  ASSERT_THAT(of_one.half_days(), SizeIs(2));
  EXPECT_EQ(of_one.half_days(0).session(), sessions_[6]);
  EXPECT_EQ(of_one.half_days(1).session(), sessions_[9]);
  ASSERT_THAT(of_all.trainees(), SizeIs(2));
  EXPECT_EQ(of_all.trainees(0).enrolment(), trainee_);
  EXPECT_EQ(of_all.trainees(0).rates(1).rate().rate_basis_points(), 8'000);
  EXPECT_EQ(of_all.trainees(1).rates(0).rate().rate_basis_points(), 9'000);
  EXPECT_EQ(of_all.rates(0).rate().expected_minutes(), 4'200);
}

// research/domain.md, 1D.
TEST_F(AttendanceRateScenario, TenHalfDaysGiveTheFiguresOfTheSystemsStudied) {
  TakeTheWeek();
  v1::SubmitJustificationRequest submit;
  submit.set_enrolment(trainee_);
  *submit.mutable_from()->mutable_date() = Day(2015, 5, 21);
  submit.mutable_from()->mutable_time()->set_hours(13);
  *submit.mutable_to()->mutable_date() = Day(2015, 5, 21);
  submit.set_category(v1::JUSTIFICATION_CATEGORY_TRANSPORT);
  v1::DecideJustificationRequest decide;
  decide.set_name(ValueOrThrow(Calls().SubmitJustification(submit)).name());
  decide.set_decision(v1::JUSTIFICATION_DECISION_ACCEPTED);
  v1::CompareAttendanceRatesRequest request;
  request.set_enrolment(trainee_);
  for (const char* policy :
       {"excused-present-unmarked-out", "unmarked-present-late-ignored", "half-points-taken",
        "half-points-all", "minutes-recorded-of-held", "late-half-unmarked-absent"}) {
    request.add_policies(policy);
  }
  const auto figures = [&] {
    const auto rates = ValueOrThrow(Calls().CompareAttendanceRates(request));
    std::vector<std::int64_t> basis_points;
    for (const auto& rate : rates.rates()) {
      basis_points.push_back(rate.rate().rate_basis_points());
    }
    return basis_points;
  };

  server_.environment().Advance(absl::Hours(1));
  const absl::Time before = server_.environment().Now();
  server_.environment().Advance(absl::Hours(1));
  ValueOrThrow(Calls().DecideJustification(decide));

  EXPECT_THAT(figures(), ElementsAre(8'730, 8'000, 7'778, 7'000, 6'857, 6'500));
  *request.mutable_as_of_time() = Instant(before);
  EXPECT_THAT(figures(), ElementsAre(7'619, 8'000, 7'222, 6'500, 6'857, 6'500));
}

TEST_F(AttendanceRateScenario, WhoeverHasNoMarkBlocksARateThatWantsOne) {
  Open(sessions_[0]);
  Lock(sessions_[0], "the list was lost");
  v1::GetAttendanceRatesRequest request;
  request.set_track(kBlended);
  request.set_policy("funder");

  const auto rates = ValueOrThrow(Calls().GetAttendanceRates(request));

  EXPECT_TRUE(rates.rates(0).rate().is_blocked());
  EXPECT_FALSE(rates.rates(0).rate().has_rate_basis_points());
  ASSERT_THAT(rates.half_days(), SizeIs(2));
  EXPECT_EQ(rates.half_days(0).session(), sessions_[0]);
  request.set_policy("minutes-locked");
  const auto left_out = ValueOrThrow(Calls().GetAttendanceRates(request));
  EXPECT_FALSE(left_out.rates(0).rate().has_rate_basis_points());
  EXPECT_EQ(left_out.rates(0).rate().expected_minutes(), 0);
}

TEST_F(AttendanceRateScenario, ARateIsAsItWasKnownThen) {
  Open(sessions_[0]);
  Record(sessions_[0], {Absent()});
  const absl::Time before = server_.environment().Now();
  server_.environment().Advance(absl::Hours(1));
  Record(sessions_[0], {Late()});
  Lock(sessions_[0]);
  v1::GetAttendanceRatesRequest request = OfTrainee("minutes-recorded-of-held");
  request.set_allocated_last_on(new v1::CivilDate(Day(2015, 5, 18)));

  const auto now = ValueOrThrow(Calls().GetAttendanceRates(request));
  *request.mutable_as_of_time() = Instant(before);
  const auto then = ValueOrThrow(Calls().GetAttendanceRates(request));
  *request.mutable_as_of_time() = Instant(absl::UnixEpoch());
  const auto long_ago = ValueOrThrow(Calls().GetAttendanceRates(request));

  EXPECT_EQ(now.rates(0).rate().attended_minutes(), 180);
  EXPECT_EQ(now.rates(0).rate().expected_minutes(), 420);
  EXPECT_EQ(then.rates(0).rate().attended_minutes(), 0);
  EXPECT_EQ(then.rates(0).rate().expected_minutes(), 420);
  EXPECT_LT(then.position().sequence(), now.position().sequence());
  EXPECT_THAT(long_ago.half_days(), IsEmpty());
  EXPECT_FALSE(long_ago.rates(0).rate().has_rate_basis_points());
}

TEST_F(AttendanceRateScenario, WhoIsSuspendedOrGoneIsNotExpected) {
  v1::StartEnrolmentRequest start;
  start.set_name(trainee_);
  ValueOrThrow(server_.admin().enrolment().StartEnrolment(start));
  v1::SuspendEnrolmentRequest suspend;
  suspend.set_name(trainee_);
  *suspend.mutable_from()->mutable_date() = Day(2015, 5, 20);
  suspend.mutable_from()->set_slot(v1::SLOT_AM);
  suspend.set_reason_code("PERSONAL");
  ValueOrThrow(server_.admin().enrolment().SuspendEnrolment(suspend));

  const auto rates =
      ValueOrThrow(Calls().GetAttendanceRates(OfTrainee("minutes-recorded-of-held")));

  EXPECT_EQ(rates.rates(0).rate().expected_minutes(), 4 * 210);
  EXPECT_EQ(rates.rates(0).not_counted_count(), 6);
  EXPECT_EQ(rates.half_days(4).readings(0).why(), v1::HALF_DAY_REASON_SUSPENDED);
  EXPECT_EQ(rates.half_days(0).readings(0).why(), v1::HALF_DAY_REASON_UNMARKED_IS_ABSENT);
}

TEST_F(AttendanceRateScenario, ASchoolHasPoliciesOfItsOwnInVersions) {
  TakeTheWeek();
  v1::PutRatePolicyRequest put;
  put.set_name("schools/boitron/ratePolicies/ours");
  put.set_title("Ours");
  put.set_registers(v1::REGISTERS_RULE_LOCKED);
  put.set_excused(v1::EXCUSED_RULE_EXCLUDE);
  put.set_unmarked(v1::UNMARKED_RULE_ABSENT);
  put.set_late(v1::LATE_RULE_BY_MINUTES);
  put.set_remote_unproven(v1::UNPROVEN_RULE_ABSENT);
  put.set_request_id("first");
  const auto first = ValueOrThrow(Calls().PutRatePolicy(put));
  put.set_request_id("second");
  put.set_late(v1::LATE_RULE_IGNORE_UNDER);
  put.set_late_threshold_minutes(31);
  ValueOrThrow(Calls().PutRatePolicy(put));

  v1::GetAttendanceRatesRequest request = OfTrainee("ours");
  const auto newest = ValueOrThrow(Calls().GetAttendanceRates(request));
  request.set_policy_version(1);
  const auto older = ValueOrThrow(Calls().GetAttendanceRates(request));

  EXPECT_EQ(newest.policies(0).version(), 2);
  EXPECT_EQ(newest.rates(0).rate().attended_minutes(), 1'470);
  EXPECT_EQ(older.rates(0).rate().attended_minutes(), 1'440);
  EXPECT_EQ(older.policies(0).SerializeAsString(), first.SerializeAsString());
  EXPECT_THAT(first.proof_kinds(), SizeIs(5));

  v1::ListRatePoliciesRequest list;
  list.set_parent(kSchool);
  std::vector<std::string> names;
  for (const auto& policy : ValueOrThrow(Calls().ListRatePolicies(list).Collect(20))) {
    names.push_back(policy.name().substr(policy.name().rfind('/') + 1));
  }
  EXPECT_THAT(names,
              ElementsAre("excused-present-unmarked-out", "funder", "half-points-all",
                          "half-points-taken", "late-half-unmarked-absent", "minutes-locked",
                          "minutes-recorded-of-held", "ours", "unmarked-present-late-ignored"));
  put.set_request_id("third");
  put.set_name("schools/boitron/ratePolicies/minutes-locked");
  EXPECT_EQ(Refusal(Calls().PutRatePolicy(put)).metadata.at("rule"), "POLICY_BUILT_IN");
  EXPECT_EQ(Refusal(Calls().GetAttendanceRates(OfTrainee("nobodys"))).reason, "RESOURCE_MISSING");
  v1::GetAttendanceRatesRequest of_two = OfTrainee();
  of_two.set_cohort(kCohort);
  EXPECT_EQ(Refusal(Calls().GetAttendanceRates(of_two)).reason, "FIELD_INVALID");
}

TEST_F(AttendanceRateScenario, TraineesSeeTheirOwnRateOnly) {
  TakeTheWeek();
  domain::Principal camille{.name = {.school = "boitron", .slug = "camille"},
                            .role = domain::Role::kTrainee};
  camille.enrolment = domain::EnrolmentName::Parse(trainee_)->id;
  const Client trainee = server_.ClientWithToken(server_.Introduce(camille));
  v1::GetAttendanceRatesRequest of_other;
  of_other.set_enrolment(other_);

  EXPECT_TRUE(trainee.attendance().GetAttendanceRates(OfTrainee()));
  EXPECT_EQ(Refusal(trainee.attendance().GetAttendanceRates(of_other)).reason,
            "PERMISSION_MISSING");
}

}  // namespace
}  // namespace ecloserie::tests

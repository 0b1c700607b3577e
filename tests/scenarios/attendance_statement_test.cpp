#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/boitron.h"
#include "support/sponsors.h"

namespace ecloserie::tests {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

template <class T>
Error Refusal(const Result<T>& answer) {
  return answer ? Error{.reason = "nothing"} : answer.error();
}

// Two mornings and two afternoons in May, seen in June.
class StatementScenario : public testing::Test {
 protected:
  StatementScenario() {
    SetUpBoitron(server_.admin());
    trainee_ = EnrolledTrainee(server_, 1);
    other_ = EnrolledTrainee(server_, 2);
    v1::GenerateSessionsRequest generate;
    generate.set_track(kBlended);
    *generate.mutable_first_on() = Day(2015, 5, 18);
    *generate.mutable_last_on() = Day(2015, 5, 19);
    generate.mutable_pattern()->mutable_on_site_weeks()->set_every_weeks(1);
    const auto planned = ValueOrThrow(Calls().GenerateSessions(generate));
    for (const auto& session : planned.sessions()) {
      sessions_.push_back(session.name());
    }
    server_.environment().SetNow(absl::FromUnixSeconds(1'433'116'800));  // 1 June
  }

  AttendanceClient Calls() const { return server_.admin().attendance(); }

  // Everyone is there, but the absent.
  void Take(const std::string& session, const std::vector<std::string>& absent = {}) {
    v1::OpenRegisterRequest open;
    open.set_session(session);
    v1::RecordRegisterRequest record;
    record.set_session(session);
    record.set_etag(ValueOrThrow(Calls().OpenRegister(open)).etag());
    for (const std::string& enrolment : absent) {
      v1::MarkException& exception = *record.add_exceptions();
      exception.set_enrolment(enrolment);
      exception.set_presence(v1::PRESENCE_ABSENT);
    }
    ValueOrThrow(Calls().RecordRegister(record));
  }
  void Lock(const std::string& session) {
    v1::LockRegisterRequest lock;
    lock.set_session(session);
    ValueOrThrow(Calls().LockRegister(lock));
  }
  void TakeAndLockAll() {
    for (const std::string& session : sessions_) {
      Take(session, session == sessions_[1] ? std::vector{trainee_} : std::vector<std::string>());
      Lock(session);
    }
  }

  static v1::MakeAttendanceStatementRequest OfMay() {
    v1::MakeAttendanceStatementRequest request;
    request.set_cohort(kCohort);
    request.set_month("2015-05");
    return request;
  }
  std::vector<v1::AttendanceAlert> Alerts() const {
    v1::ListAttendanceAlertsRequest request;
    request.set_cohort(kCohort);
    return ValueOrThrow(Calls().ListAttendanceAlerts(request).Collect(50));
  }
  std::vector<v1::OverdueRegister> Overdue() const {
    v1::ListOverdueRegistersRequest request;
    request.set_parent(kSchool);
    request.set_page_size(1);
    return ValueOrThrow(Calls().ListOverdueRegisters(request).Collect(50));
  }

  TestServer server_;
  std::string trainee_;
  std::string other_;
  std::vector<std::string> sessions_;
};

TEST_F(StatementScenario, AMonthIsStatedOnceItsRegistersAreLocked) {
  EXPECT_EQ(Refusal(Calls().MakeAttendanceStatement(OfMay())).reason, "REGISTERS_UNLOCKED");
  TakeAndLockAll();
  v1::MakeAttendanceStatementRequest request = OfMay();
  request.set_policy("half-points-all");
  EXPECT_EQ(Refusal(Calls().MakeAttendanceStatement(request)).metadata.at("rule"),
            "POLICY_COMPARES_ONLY");
  request = OfMay();
  request.set_request_id("may");

  const auto made = ValueOrThrow(Calls().MakeAttendanceStatement(request));

  EXPECT_EQ(made.policy(), "funder");
  EXPECT_FALSE(made.is_stale());
  EXPECT_THAT(made.digest(), SizeIs(32));
  EXPECT_THAT(made.registers(), SizeIs(4));
  ASSERT_THAT(made.lines(), SizeIs(2));
  EXPECT_EQ(made.lines(0).enrolment(), trainee_);
  EXPECT_EQ(made.lines(0).trainee(), "Généré-Baaa Élodie");
  EXPECT_EQ(made.lines(0).party(), "");
  EXPECT_EQ(made.lines(0).channel(), v1::DELIVERY_ON_SITE);
  EXPECT_EQ(made.lines(0).planned_minutes(), 840);
  EXPECT_EQ(made.lines(0).attended_minutes(), 630);
  EXPECT_EQ(made.lines(0).unjustified_minutes(), 210);
  EXPECT_EQ(made.lines(0).unjustified_count(), 1);
  EXPECT_EQ(made.totals(0).attended_minutes(), 1'470);
  EXPECT_EQ(ValueOrThrow(Calls().MakeAttendanceStatement(request)).SerializeAsString(),
            made.SerializeAsString());
  v1::GetAttendanceStatementRequest get;
  get.set_name(made.name());
  EXPECT_EQ(ValueOrThrow(Calls().GetAttendanceStatement(get)).SerializeAsString(),
            made.SerializeAsString());
}

TEST_F(StatementScenario, WhatItRestsOnMakesItStale) {
  TakeAndLockAll();
  const auto made = ValueOrThrow(Calls().MakeAttendanceStatement(OfMay()));
  v1::StartEnrolmentRequest start;
  start.set_name(trainee_);
  ValueOrThrow(server_.admin().enrolment().StartEnrolment(start));
  v1::WithdrawEnrolmentRequest withdraw;
  withdraw.set_name(trainee_);
  *withdraw.mutable_last()->mutable_date() = Day(2015, 5, 18);
  withdraw.mutable_last()->set_slot(v1::SLOT_PM);
  withdraw.set_reason_code("FOUND_WORK");
  ValueOrThrow(server_.admin().enrolment().WithdrawEnrolment(withdraw));

  v1::GetAttendanceStatementRequest get;
  get.set_name(made.name());
  const auto stale = ValueOrThrow(Calls().GetAttendanceStatement(get));
  v1::ListAttendanceStatementsRequest list;
  list.set_cohort(kCohort);
  const auto listed = ValueOrThrow(Calls().ListAttendanceStatements(list).Collect(10));
  const auto anew = ValueOrThrow(Calls().MakeAttendanceStatement(OfMay()));

  EXPECT_TRUE(stale.is_stale());
  EXPECT_THAT(stale.changed(), ElementsAre(trainee_));
  EXPECT_EQ(stale.lines(0).planned_minutes(), 840);
  EXPECT_EQ(stale.digest(), made.digest());
  ASSERT_THAT(listed, SizeIs(1));
  EXPECT_TRUE(listed[0].is_stale());
  EXPECT_THAT(listed[0].lines(), IsEmpty());
  EXPECT_EQ(anew.lines(0).planned_minutes(), 420);
  EXPECT_FALSE(anew.is_stale());
}

TEST_F(StatementScenario, OverdueRegistersAreToldUntilTheyAreLocked) {
  Take(sessions_[0]);
  Lock(sessions_[0]);
  v1::OpenRegisterRequest open;
  open.set_session(sessions_[1]);
  ValueOrThrow(Calls().OpenRegister(open));

  const auto overdue = Overdue();

  ASSERT_THAT(overdue, SizeIs(3));
  EXPECT_EQ(overdue[0].session(), sessions_[1]);
  EXPECT_EQ(overdue[0].state(), v1::SESSION_STATE_OPEN);
  EXPECT_EQ(overdue[0].unmarked_count(), 2);
  EXPECT_EQ(overdue[1].state(), v1::SESSION_STATE_PLANNED);
  const auto alerts = Alerts();
  ASSERT_THAT(alerts, SizeIs(3));
  EXPECT_EQ(alerts[0].kind(), v1::ATTENDANCE_ALERT_KIND_REGISTER_OVERDUE);
  for (std::size_t i = 2; i < sessions_.size(); ++i) Take(sessions_[i]);
  EXPECT_EQ(Alerts()[0].key(), alerts[0].key());
  for (std::size_t i = 2; i < sessions_.size(); ++i) Lock(sessions_[i]);
  EXPECT_THAT(Overdue(), SizeIs(1));
}

TEST_F(StatementScenario, WhoIsLostIsToldUntilItIsCorrected) {
  for (std::size_t i = 0; i < sessions_.size(); ++i) {
    Take(sessions_[i], i == 0 ? std::vector<std::string>() : std::vector{trainee_});
    if (i != 3) Lock(sessions_[i]);
  }

  const auto alerts = Alerts();

  ASSERT_THAT(alerts, SizeIs(3));
  EXPECT_EQ(alerts[0].kind(), v1::ATTENDANCE_ALERT_KIND_RATE_BELOW_FLOOR);
  EXPECT_EQ(alerts[0].rate_basis_points(), 3'333);
  EXPECT_EQ(alerts[0].floor_basis_points(), 8'000);
  EXPECT_EQ(alerts[0].trainee(), "Généré-Baaa Élodie");
  EXPECT_EQ(alerts[2].kind(), v1::ATTENDANCE_ALERT_KIND_UNJUSTIFIED_IN_A_ROW);
  EXPECT_EQ(alerts[2].session(), sessions_[1]);
  EXPECT_EQ(alerts[2].half_days_count(), 3);
  v1::RecordRegisterRequest record;
  record.set_session(sessions_[3]);
  v1::GetRegisterRequest get;
  get.set_session(sessions_[3]);
  record.set_etag(ValueOrThrow(Calls().GetRegister(get)).etag());
  ValueOrThrow(Calls().RecordRegister(record));
  Lock(sessions_[3]);
  ASSERT_THAT(Alerts(), SizeIs(1));
  EXPECT_EQ(Alerts()[0].key(), alerts[0].key());
}

TEST_F(StatementScenario, EachFunderOfASeatIsToldOfIt) {
  AddParties(server_.admin());
  const auto agreement =
      ValueOrThrow(server_.admin().sponsorship().CreateAgreement(AnAgreement())).name();
  const std::string funded = TraineeUnder(server_, 3, agreement);
  v1::CreateFundRequest restricted = AFund("atelier-vert");
  restricted.mutable_fund()->set_party(kCompany);
  const auto fund = ValueOrThrow(server_.admin().sponsorship().CreateFund(restricted)).name();
  ValueOrThrow(server_.admin().sponsorship().RecordPayment(APayment(fund, 50'000, "BANK-1")));
  ValueOrThrow(server_.admin().sponsorship().AllocateSeat(
      AnAllocation(server_, funded, {FromFund(fund, 50'000)})));
  TakeAndLockAll();

  const auto of_all = ValueOrThrow(Calls().MakeAttendanceStatement(OfMay()));
  v1::MakeAttendanceStatementRequest request = OfMay();
  request.set_party(kAgency);
  const auto of_agency = ValueOrThrow(Calls().MakeAttendanceStatement(request));

  ASSERT_THAT(of_all.lines(), SizeIs(4));
  EXPECT_EQ(of_all.lines(2).party(), kCompany);
  EXPECT_EQ(of_all.lines(3).party(), kAgency);
  EXPECT_EQ(of_all.totals(0).planned_minutes(), 3 * 840);
  ASSERT_THAT(of_agency.lines(), SizeIs(1));
  EXPECT_EQ(of_agency.lines(0).enrolment(), funded);
  EXPECT_EQ(of_agency.lines(0).party(), kAgency);
  v1::GetAttendanceStatementRequest get;
  get.set_name(of_agency.name());
  EXPECT_FALSE(ValueOrThrow(Calls().GetAttendanceStatement(get)).is_stale());
}

}  // namespace
}  // namespace ecloserie::tests

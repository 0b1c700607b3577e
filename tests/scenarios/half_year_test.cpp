// The half-year of Boitron, register by register, against figures that another program
// worked out (tests/fixtures/half_year).
#include <gmock/gmock.h>

#include <algorithm>
#include <map>

#include "absl/strings/numbers.h"
#include "half_year_facts.h"
#include "spell_scenario.h"

namespace ecloserie::tests {
namespace {

constexpr const char* kProgramme = "schools/boitron/programmes/dev-web";
constexpr const char* kEnglish = "schools/boitron/programmes/dev-web/modules/english";
constexpr int kBlendedTrainees = 21;
constexpr int kTrainees = 31;

absl::CivilDay DayOf(const std::string& iso) {
  absl::CivilDay day;
  if (!absl::ParseCivilTime(iso, &day)) throw std::runtime_error("no day: " + iso);
  return day;
}

v1::CivilDate DateOf(absl::CivilDay day) {
  return Day(static_cast<int>(day.year()), day.month(), day.day());
}

v1::HalfDay HalfDayOf(const std::string& day, const std::string& slot) {
  v1::HalfDay half_day;
  *half_day.mutable_date() = DateOf(DayOf(day));
  half_day.set_slot(slot == "AM" ? v1::SLOT_AM : v1::SLOT_PM);
  return half_day;
}

// 2015-05-04 AM blended - ON_SITE, as the facts have it.
std::string TextOf(const v1::Session& session) {
  const v1::CivilDate& date = session.date();
  const std::string day =
      absl::FormatCivilTime(absl::CivilDay(date.year(), date.month(), date.day()));
  const std::string part = session.module() == kEnglish ? "english"
                           : session.part().empty()     ? "-"
                                                        : session.part();
  return day + (session.slot() == v1::SLOT_AM ? " AM " : " PM ") +
         session.track().substr(session.track().rfind('/') + 1) + " " + part +
         (session.delivery() == v1::DELIVERY_ON_SITE ? " ON_SITE" : " REMOTE");
}

class HalfYear : public testing::Test {
 protected:
  HalfYear() : facts_(ReadHalfYear(HALF_YEAR_FOLDER)) {
    SetUpBoitron(server_.admin());
    AddSchool(server_.admin(), "another");
    for (int number = 1; number <= kTrainees; ++number) {
      const std::string id = (number < 10 ? "t0" : "t") + std::to_string(number);
      trainees_[id] =
          EnrolledTrainee(server_, number, number <= kBlendedTrainees ? kBlended : kRemote);
      v1::StartEnrolmentRequest start;
      start.set_name(trainees_[id]);
      ValueOrThrow(Enrolments().StartEnrolment(start));
    }
  }

  AttendanceClient Calls() const { return server_.admin().attendance(); }
  EnrolmentClient Enrolments() const { return server_.admin().enrolment(); }

  void ItIs(const std::string& day, const std::string& slot) {
    const absl::CivilDay today = DayOf(day);
    server_.environment().SetNow(absl::FromCivil(
        absl::CivilSecond(today.year(), today.month(), today.day(), slot == "AM" ? 8 : 13, 0, 0),
        absl::UTCTimeZone()));
  }

  void Generate(const char* track, const v1::CivilDate& last_on, bool is_blended) {
    v1::GenerateSessionsRequest request;
    request.set_track(track);
    *request.mutable_first_on() = Day(2015, 5, 4);
    *request.mutable_last_on() = last_on;
    v1::SessionPattern& pattern = *request.mutable_pattern();
    if (is_blended) pattern.mutable_on_site_weeks()->set_week_of_month(1);
    *pattern.add_closures() = Day(2015, 5, 15);
    for (int day = 10; day <= 14; ++day) *pattern.add_closures() = Day(2015, 8, day);
    ValueOrThrow(Calls().GenerateSessions(request));
  }
  // On Saturday mornings until the end of September, had it not been cancelled.
  void PlanEnglish() {
    v1::CreateModuleRequest create;
    create.set_parent(kProgramme);
    create.set_module_id("english");
    create.mutable_module()->set_title("English");
    create.mutable_module()->set_planned_minutes(2'400);
    ValueOrThrow(server_.admin().school().CreateModule(create));
    for (absl::CivilDay day(2015, 6, 6); day <= absl::CivilDay(2015, 9, 26); day += 7) {
      v1::ScheduleSessionRequest request = AMorning(DateOf(day));
      request.set_module(kEnglish);
      request.set_delivery(v1::DELIVERY_REMOTE);
      ValueOrThrow(Calls().ScheduleSession(request));
    }
  }
  v1::ScheduleSessionRequest AMorning(const v1::CivilDate& date) {
    v1::ScheduleSessionRequest request;
    request.set_track(kBlended);
    *request.mutable_date() = date;
    request.set_slot(v1::SLOT_AM);
    request.set_kind(v1::SESSION_KIND_LESSON);
    request.set_planned_minutes(210);
    return request;
  }
  // Each half-day of the last two weeks is a choice.
  void PlanClosingFortnight() {
    for (const FactOfRegister& fact : facts_.registers) {
      if (fact.part != "business" && fact.part != "employment") continue;
      v1::ScheduleSessionRequest request = AMorning(DateOf(DayOf(fact.day)));
      request.set_slot(fact.slot == "AM" ? v1::SLOT_AM : v1::SLOT_PM);
      request.set_kind(v1::SESSION_KIND_COACHING);
      request.set_delivery(v1::DELIVERY_ON_SITE);
      request.set_part(fact.part);
      for (const FactOfMark& mark : fact.marks) request.add_trainees(trainees_.at(mark.trainee));
      ValueOrThrow(Calls().ScheduleSession(request));
    }
  }
  void CancelEnglish() {
    v1::CancelModuleRequest request;
    request.set_name(kEnglish);
    request.set_reason("levels too uneven");
    const auto cancelled = ValueOrThrow(server_.admin().school().CancelModule(request));
    EXPECT_EQ(cancelled.cancelled_sessions_count(), 13);
  }
  void TransferTheFifth() {
    v1::TransferEnrolmentRequest request;
    request.set_name(trainees_.at("t05"));
    request.set_to_school("another");
    *request.mutable_last() = HalfDayOf("2015-07-15", "PM");
    request.set_reason_code("MOVED_AWAY");
    ValueOrThrow(Enrolments().TransferEnrolment(request));
  }
  void SwitchAtNoon() {
    v1::SwitchPlacementRequest request;
    request.set_name(trainees_.at("t22"));
    request.set_track(kBlended);
    *request.mutable_at() = HalfDayOf("2015-07-20", "PM");
    request.set_reason_code("MOVED_CLOSER");
    ValueOrThrow(Enrolments().SwitchPlacement(request));
  }
  void TellThatTheNinthHadLeft() {
    v1::WithdrawEnrolmentRequest request;
    request.set_name(trainees_.at("t09"));
    *request.mutable_last() = HalfDayOf("2015-09-10", "AM");
    request.set_reason_code("FOUND_WORK");
    ValueOrThrow(Enrolments().WithdrawEnrolment(request));
  }
  void SuspendTheTwelfth() {
    v1::SuspendEnrolmentRequest request;
    request.set_name(trainees_.at("t12"));
    *request.mutable_from() = HalfDayOf("2015-09-21", "AM");
    request.set_reason_code("FAMILY");
    ValueOrThrow(Enrolments().SuspendEnrolment(request));
  }
  void TheTwelfthIsBack() {
    v1::ResumeEnrolmentRequest request;
    request.set_name(trainees_.at("t12"));
    *request.mutable_at() = HalfDayOf("2015-10-05", "AM");
    ValueOrThrow(Enrolments().ResumeEnrolment(request));
  }
  // What happened on the morning of a day, before any register.
  void LiveThrough(const std::string& day) {
    if (day == "2015-07-01") CancelEnglish();
    if (day == "2015-07-16") TransferTheFifth();
    if (day == "2015-07-20") SwitchAtNoon();
    if (day == "2015-09-14") TellThatTheNinthHadLeft();
    if (day == "2015-09-18") SuspendTheTwelfth();
    if (day == "2015-10-01") PlanClosingFortnight();
    if (day == "2015-10-05") TheTwelfthIsBack();
  }

  // What is planned from a day on, in the order of the facts.
  std::vector<std::string> SessionsFrom(const char* track, const v1::CivilDate& first_on) {
    v1::ListSessionsRequest request;
    request.set_parent(track);
    *request.mutable_first_on() = first_on;
    std::vector<std::string> texts;
    for (const v1::Session& session : ValueOrThrow(Calls().ListSessions(request).Collect(1'000))) {
      if (session.state() == v1::SESSION_STATE_CANCELLED) continue;
      sessions_[TextOf(session)] = session.name();
      texts.push_back(TextOf(session));
    }
    return texts;
  }
  void ReadSessions(const v1::CivilDate& first_on) {
    SessionsFrom(kBlended, first_on);
    SessionsFrom(kRemote, first_on);
  }

  void Take(const FactOfRegister& fact) {
    const std::string session = sessions_.at(fact.ToString());
    v1::OpenRegisterRequest open;
    open.set_session(session);
    const auto opened = ValueOrThrow(Calls().OpenRegister(open));
    std::vector<std::string> roster;
    for (const v1::Mark& mark : opened.marks()) roster.push_back(mark.enrolment());
    std::vector<std::string> expected;
    for (const FactOfMark& mark : fact.marks) expected.push_back(trainees_.at(mark.trainee));
    ASSERT_THAT(roster, testing::UnorderedElementsAreArray(expected)) << fact.ToString();
    const bool is_taken = fact.marks.front().presence != "UNMARKED";
    if (is_taken) Record(fact, opened);
    v1::LockRegisterRequest lock;
    lock.set_session(session);
    if (!is_taken) lock.set_force_reason("the line was cut");
    locked_[session] = ValueOrThrow(Calls().LockRegister(lock)).SerializeAsString();
    for (const FactOfEvidence& evidence : fact.evidence) Show(evidence);
  }
  void Record(const FactOfRegister& fact, const v1::Register& opened) {
    v1::RecordRegisterRequest request;
    request.set_session(opened.session().name());
    request.set_etag(opened.etag());
    for (const FactOfMark& mark : fact.marks) {
      if (mark.minutes_attended == 210) continue;
      v1::MarkException& exception = *request.add_exceptions();
      exception.set_enrolment(trainees_.at(mark.trainee));
      v1::Presence presence = v1::PRESENCE_UNSPECIFIED;
      ASSERT_TRUE(v1::Presence_Parse("PRESENCE_" + mark.presence, &presence));
      exception.set_presence(presence);
      exception.set_minutes_late(mark.minutes_late);
      exception.set_minutes_left_early(mark.minutes_left_early);
      if (presence == v1::PRESENCE_PARTIAL) exception.set_minutes_attended(mark.minutes_attended);
    }
    const auto recorded = Calls().RecordRegister(request);
    ASSERT_TRUE(recorded) << fact.ToString() << ": " << recorded.error().message;
  }
  // By staff, and then it is confirmed; or by a platform, and then it waits.
  void Show(const FactOfEvidence& fact) {
    v1::EvidenceKind kind = v1::EVIDENCE_KIND_UNSPECIFIED;
    ASSERT_TRUE(v1::EvidenceKind_Parse("EVIDENCE_KIND_" + fact.kind, &kind));
    if (fact.state == "CONFIRMED") {
      v1::RecordEvidenceRequest request;
      request.set_enrolment(trainees_.at(fact.trainee));
      *request.mutable_half_day() = HalfDayOf(fact.day, fact.slot);
      request.set_kind(kind);
      ValueOrThrow(Calls().RecordEvidence(request));
      return;
    }
    v1::ImportEvidenceRequest request;
    request.set_cohort(kCohort);
    request.set_source("platform");
    *request.mutable_first_on() = Day(2015, 6, 1);
    *request.mutable_last_on() = Day(2015, 6, 30);
    request.set_date_format(v1::DATE_FORMAT_ISO);
    v1::EvidenceRow& row = *request.add_rows();
    row.set_line(2);
    row.set_trainee(trainees_.at(fact.trainee));
    row.set_at(fact.day + (fact.slot == "AM" ? "T10:00" : "T15:00"));
    row.set_kind(fact.kind);
    const auto imported = ValueOrThrow(Calls().ImportEvidence(request));
    EXPECT_EQ(imported.verdicts(0).verdict(), v1::EVIDENCE_VERDICT_PROPOSED);
  }
  void Justify(const FactOfJustification& fact) {
    v1::SubmitJustificationRequest request;
    request.set_enrolment(trainees_.at(fact.trainee));
    *request.mutable_from() = MomentOf(fact.first_on, fact.first_minute);
    *request.mutable_to() = MomentOf(fact.last_on, fact.end_minute);
    request.set_category(v1::JUSTIFICATION_CATEGORY_TRANSPORT);
    const auto filed = ValueOrThrow(Calls().SubmitJustification(request));
    v1::DecideJustificationRequest decide;
    decide.set_name(filed.name());
    decide.set_decision(fact.state == "REJECTED" ? v1::JUSTIFICATION_DECISION_REJECTED
                                                 : v1::JUSTIFICATION_DECISION_ACCEPTED);
    ValueOrThrow(Calls().DecideJustification(decide));
    if (fact.state != "WITHDRAWN") return;
    v1::WithdrawJustificationRequest withdraw;
    withdraw.set_name(filed.name());
    ValueOrThrow(Calls().WithdrawJustification(withdraw));
  }
  static v1::WallMoment MomentOf(const std::string& day, int minute) {
    v1::WallMoment moment;
    *moment.mutable_date() = DateOf(DayOf(day));
    if (minute == 0 || minute == 1'440) return moment;
    moment.mutable_time()->set_hours(minute / 60);
    moment.mutable_time()->set_minutes(minute % 60);
    return moment;
  }
  void Correct(const FactOfCorrection& fact) {
    const auto taken = std::ranges::find_if(facts_.registers, [&](const FactOfRegister& one) {
      return one.day == fact.day && one.slot == fact.slot &&
             std::ranges::find(one.marks, fact.trainee, &FactOfMark::trainee) != one.marks.end();
    });
    v1::CorrectMarkRequest request;
    request.set_session(sessions_.at(taken->ToString()));
    request.mutable_mark()->set_enrolment(trainees_.at(fact.trainee));
    request.mutable_mark()->set_presence(v1::PRESENCE_PRESENT);
    request.set_reason_code("MISREAD");
    ValueOrThrow(Calls().CorrectMark(request));
    locked_.erase(request.session());
  }

  void PutPolicies() {
    v1::PutRatePolicyRequest request;
    request.set_name("schools/boitron/ratePolicies/excused-out");
    request.set_title("Justified minutes are not expected");
    request.set_registers(v1::REGISTERS_RULE_LOCKED);
    request.set_excused(v1::EXCUSED_RULE_EXCLUDE);
    request.set_unmarked(v1::UNMARKED_RULE_EXCLUDE);
    request.set_late(v1::LATE_RULE_BY_MINUTES);
    request.set_remote_unproven(v1::UNPROVEN_RULE_PRESENT);
    ValueOrThrow(Calls().PutRatePolicy(request));
    request.set_name("schools/boitron/ratePolicies/proven-june");
    request.set_unmarked(v1::UNMARKED_RULE_ABSENT);
    request.set_late(v1::LATE_RULE_IGNORE_UNDER);
    request.set_late_threshold_minutes(10);
    request.set_remote_unproven(v1::UNPROVEN_RULE_ABSENT);
    ValueOrThrow(Calls().PutRatePolicy(request));
  }
  FactOfRate RateUnder(const std::string& policy, const std::string& trainee) {
    v1::GetAttendanceRatesRequest request;
    request.set_enrolment(trainees_.at(trainee));
    request.set_policy(policy);
    if (policy == "proven-june") {
      *request.mutable_first_on() = Day(2015, 6, 1);
      *request.mutable_last_on() = Day(2015, 6, 30);
    }
    const auto rates = ValueOrThrow(Calls().GetAttendanceRates(request));
    const v1::AttendanceRate& rate = rates.rates(0).rate();
    return {.policy = policy,
            .trainee = trainee,
            .attended_minutes = rate.attended_minutes(),
            .expected_minutes = rate.expected_minutes(),
            .basis_points =
                rate.has_rate_basis_points() ? std::to_string(rate.rate_basis_points()) : "-"};
  }
  std::string BytesNow(const std::string& session) {
    v1::GetRegisterRequest request;
    request.set_session(session);
    return ValueOrThrow(Calls().GetRegister(request)).SerializeAsString();
  }

  HalfYearFacts facts_;
  TestServer server_;
  std::map<std::string, std::string> trainees_;  // t01: the enrolment
  std::map<std::string, std::string> sessions_;  // by the text of the fact
  std::map<std::string, std::string> locked_;    // what each register said when it was locked
};

std::string TextOf(const FactOfRate& rate) {
  return rate.policy + " " + rate.trainee + " " + std::to_string(rate.attended_minutes) + " " +
         std::to_string(rate.expected_minutes) + " " + rate.basis_points;
}

TEST_F(HalfYear, ComesToWhatAnotherProgramWorkedOut) {
  ItIs("2015-05-04", "AM");
  Generate(kBlended, Day(2015, 10, 16), true);
  Generate(kRemote, Day(2015, 10, 30), false);
  PlanEnglish();
  ReadSessions(Day(2015, 5, 4));
  std::string day;
  for (const FactOfRegister& fact : facts_.registers) {
    ItIs(fact.day, fact.slot);
    if (fact.day != day) LiveThrough(fact.day);
    if (fact.day == "2015-10-01" && fact.day != day) ReadSessions(Day(2015, 10, 19));
    day = fact.day;
    ASSERT_NO_FATAL_FAILURE(Take(fact));
  }
  ItIs("2015-10-30", "PM");
  for (const FactOfJustification& fact : facts_.justifications) Justify(fact);
  for (const FactOfCorrection& fact : facts_.corrections) Correct(fact);
  PutPolicies();

  std::vector<std::string> planned = SessionsFrom(kBlended, Day(2015, 5, 4));
  for (std::string& text : SessionsFrom(kRemote, Day(2015, 5, 4))) planned.push_back(text);
  std::vector<std::string> taught;
  for (const FactOfRegister& fact : facts_.registers) taught.push_back(fact.ToString());
  EXPECT_THAT(planned, testing::UnorderedElementsAreArray(taught));
  for (const FactOfRate& expected : facts_.rates) {
    EXPECT_EQ(TextOf(RateUnder(expected.policy, expected.trainee)), TextOf(expected));
  }
  for (const auto& [session, bytes] : locked_) EXPECT_EQ(BytesNow(session), bytes) << session;
}

}  // namespace
}  // namespace ecloserie::tests

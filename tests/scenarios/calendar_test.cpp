#include <gmock/gmock.h>

#include <algorithm>
#include <set>

#include "spell_scenario.h"

namespace ecloserie::tests {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

constexpr const char* kEnglish = "schools/boitron/programmes/dev-web/modules/english";

template <class Sessions>
std::vector<std::string> HalfDays(const Sessions& sessions) {
  std::vector<std::string> texts;
  for (const v1::Session& session : sessions) {
    texts.push_back(std::to_string(session.date().month()) + "-" +
                    std::to_string(session.date().day()) +
                    (session.slot() == v1::SLOT_PM ? " PM" : " AM"));
  }
  return texts;
}

// The values of one property, in the order of the text.
std::vector<std::string> ValuesOf(const std::string& property, const std::string& content) {
  std::vector<std::string> values;
  const std::string begin = "\r\n" + property + ":";
  for (std::size_t at = content.find(begin); at != std::string::npos;
       at = content.find(begin, at + 1)) {
    const std::size_t first = at + begin.size();
    values.push_back(content.substr(first, content.find("\r\n", first) - first));
  }
  return values;
}

class CalendarScenario : public SpellScenario {
 protected:
  // 4 to 15 May 2015: eight days, because the 8th and the 14th are public holidays.
  static v1::GenerateSessionsRequest AFortnight(const std::string& track = kRemote) {
    v1::GenerateSessionsRequest request;
    request.set_track(track);
    *request.mutable_first_on() = Day(2015, 5, 4);
    *request.mutable_last_on() = Day(2015, 5, 15);
    return request;
  }
  // Without Fridays, and shorter.
  static v1::GenerateSessionsRequest AnotherFortnight() {
    v1::GenerateSessionsRequest request = AFortnight();
    for (const auto day :
         {v1::WEEKDAY_MONDAY, v1::WEEKDAY_TUESDAY, v1::WEEKDAY_WEDNESDAY, v1::WEEKDAY_THURSDAY}) {
      request.mutable_pattern()->add_weekdays(day);
    }
    request.mutable_pattern()->mutable_pm_end()->set_hours(16);
    return request;
  }
  v1::GenerateSessionsResponse Generate(const v1::GenerateSessionsRequest& request) {
    return ValueOrThrow(Attendance().GenerateSessions(request));
  }
  v1::Session Get(const v1::Session& session) {
    v1::GetSessionRequest request;
    request.set_name(session.name());
    return ValueOrThrow(Attendance().GetSession(request));
  }
  v1::Register Record(const std::string& session) {
    v1::RecordRegisterRequest request;
    request.set_session(session);
    request.set_etag(Open(session).etag());
    return ValueOrThrow(Attendance().RecordRegister(request));
  }
  void Lock(const std::string& session) {
    v1::LockRegisterRequest request;
    request.set_session(session);
    ValueOrThrow(Attendance().LockRegister(request));
  }
  static v1::CancelSessionsRequest Cancelling(const std::vector<std::string>& sessions) {
    v1::CancelSessionsRequest request;
    request.set_parent(kSchool);
    for (const std::string& session : sessions) request.add_sessions(session);
    request.set_reason_code("STORM");
    return request;
  }
  Result<v1::CancelSessionsResponse> Cancel(const v1::CancelSessionsRequest& request) {
    return Attendance().CancelSessions(request);
  }
  // A choice of the closing fortnight, on the morning of 19 October.
  Result<v1::Session> SchedulePart(const std::string& part,
                                   const std::vector<std::string>& trainees) {
    v1::ScheduleSessionRequest request;
    request.set_track(kBlended);
    *request.mutable_date() = Day(2015, 10, 19);
    request.set_slot(v1::SLOT_AM);
    request.set_kind(v1::SESSION_KIND_LESSON);
    request.set_planned_minutes(210);
    request.set_part(part);
    for (const std::string& trainee : trainees) request.add_trainees(trainee);
    return Attendance().ScheduleSession(request);
  }
  std::string CalendarOf(const std::string& name) {
    v1::GetCalendarRequest request;
    name.find("/tracks/") == std::string::npos ? request.set_enrolment(name)
                                               : request.set_track(name);
    return ValueOrThrow(Attendance().GetCalendar(request)).content();
  }
  void AddEnglish() {
    v1::CreateModuleRequest request;
    request.set_parent("schools/boitron/programmes/dev-web");
    request.set_module_id("english");
    request.mutable_module()->set_title("Anglais, oral");
    request.mutable_module()->set_planned_minutes(2'400);
    ValueOrThrow(server_.admin().school().CreateModule(request));
  }
};

TEST_F(CalendarScenario, TheHalfYearOfBoitronIsWrittenAsItWasShown) {
  v1::GenerateSessionsRequest request = AFortnight(kBlended);
  *request.mutable_last_on() = Day(2015, 10, 30);
  request.mutable_pattern()->mutable_on_site_weeks()->set_week_of_month(1);

  const auto shown = Attendance().GenerateSessions(request, {.validate_only = true});
  const auto written = Generate(request);

  ASSERT_TRUE(shown) << shown.error().message;
  EXPECT_EQ(shown->added_count(), 252);
  EXPECT_EQ(HalfDays(shown->sessions()), HalfDays(written.sessions()));
  EXPECT_EQ(std::ranges::count(written.sessions(), v1::DELIVERY_ON_SITE, &v1::Session::delivery),
            58);
}

TEST_F(CalendarScenario, PlanningAnewTouchesOnlyWhatIsPlanned) {
  const auto first = Generate(AFortnight());
  Record(first.sessions(0).name());
  Lock(first.sessions(0).name());
  Open(first.sessions(1).name());
  ASSERT_TRUE(Cancel(Cancelling({first.sessions(2).name()})));
  v1::GenerateSessionsRequest request = AnotherFortnight();

  const auto shown = ValueOrThrow(Attendance().GenerateSessions(request, {.validate_only = true}));
  request.set_request_id("anew");
  const auto written = Generate(request);

  EXPECT_EQ(written.SerializeAsString(), shown.SerializeAsString());
  std::vector<v1::Session> changed;
  for (const v1::ChangedSession& change : written.changed_sessions()) {
    changed.push_back(change.session());
    EXPECT_THAT(change.fields(), ElementsAre("end", "planned_minutes"));
  }
  EXPECT_THAT(HalfDays(changed),
              ElementsAre("5-5 PM", "5-6 PM", "5-7 PM", "5-11 PM", "5-12 PM", "5-13 PM"));
  EXPECT_THAT(HalfDays(written.cancelled_sessions()), ElementsAre("5-15 AM", "5-15 PM"));
  EXPECT_EQ(written.cancelled_sessions(0).cancel_reason(), "PLAN_CHANGED");
  EXPECT_THAT(HalfDays(written.skipped_sessions()), ElementsAre("5-5 AM"));
  EXPECT_EQ(written.skipped_sessions(0).cancel_reason(), "STORM");
  ASSERT_EQ(written.kept_count(), 7);
  EXPECT_EQ(written.kept_sessions(0).reason(), v1::KEEP_REASON_REGISTER_LOCKED);
  EXPECT_EQ(written.kept_sessions(1).reason(), v1::KEEP_REASON_REGISTER_OPEN);
  EXPECT_EQ(written.kept_sessions(2).reason(), v1::KEEP_REASON_AS_PLANNED);
  EXPECT_THAT(written.sessions(), IsEmpty());

  const auto back = Generate(AFortnight());
  EXPECT_EQ(back.changed_count(), 6);
  EXPECT_THAT(HalfDays(back.restored_sessions()), ElementsAre("5-15 AM", "5-15 PM"));
  EXPECT_EQ(back.restored_sessions(0).name(), written.cancelled_sessions(0).name());
  EXPECT_EQ(Generate(request).SerializeAsString(), written.SerializeAsString());
}

TEST_F(CalendarScenario, WhatWasPlannedByItselfIsNotOfThePattern) {
  v1::ScheduleSessionRequest saturday;
  saturday.set_track(kRemote);
  *saturday.mutable_date() = Day(2015, 5, 9);
  saturday.set_slot(v1::SLOT_AM);
  saturday.set_kind(v1::SESSION_KIND_COACHING);
  saturday.set_planned_minutes(60);
  ASSERT_TRUE(Attendance().ScheduleSession(saturday));

  const auto planned = Generate(AFortnight());

  EXPECT_EQ(planned.added_count(), 16);
  ASSERT_EQ(planned.kept_count(), 1);
  EXPECT_EQ(planned.kept_sessions(0).reason(), v1::KEEP_REASON_NOT_OF_PATTERN);
}

TEST_F(CalendarScenario, AClosureAndTheHolidaysOfAlsaceTakeDaysOut) {
  v1::GenerateSessionsRequest request = AFortnight();
  v1::DaySpan& closed = *request.mutable_pattern()->add_closure_spans();
  *closed.mutable_first_on() = Day(2015, 5, 11);
  *closed.mutable_last_on() = Day(2015, 5, 13);
  request.mutable_pattern()->set_alsace_moselle(true);

  const auto planned = Generate(request);

  std::vector<std::string> reasons;
  for (const auto& day : planned.skipped_days()) reasons.push_back(day.reason());
  EXPECT_THAT(reasons, ElementsAre("Victoire 1945", "CLOSURE", "CLOSURE", "CLOSURE", "Ascension"));
  std::swap(*closed.mutable_first_on(), *closed.mutable_last_on());
  EXPECT_EQ(Refused(Attendance().GenerateSessions(request)), "pattern.closure_spans");
}

TEST_F(CalendarScenario, ACancelledModuleTakesItsSessionsToComeAlong) {
  AddEnglish();
  v1::GenerateSessionsRequest request = AFortnight();
  v1::TaughtModule& taught = *request.mutable_pattern()->add_modules();
  taught.set_module(kEnglish);
  taught.add_weekdays(v1::WEEKDAY_MONDAY);
  taught.set_slot(v1::SLOT_PM);
  const auto planned = Generate(request);
  EXPECT_EQ(planned.sessions(1).module(), kEnglish);
  EXPECT_EQ(planned.sessions(2).module(), "");
  // Monday, 13:30 in Paris: the first one begins.
  server_.environment().SetNow(absl::FromUnixSeconds(1'430'739'000));
  v1::CancelModuleRequest cancel;
  cancel.set_name(kEnglish);
  cancel.set_reason("levels too uneven");
  cancel.set_request_id("english");

  const auto cancelled = server_.admin().school().CancelModule(cancel);

  ASSERT_TRUE(cancelled) << cancelled.error().message;
  EXPECT_EQ(cancelled->cancelled_sessions_count(), 1);
  EXPECT_EQ(Get(planned.sessions(1)).state(), v1::SESSION_STATE_PLANNED);
  EXPECT_EQ(Get(planned.sessions(9)).state(), v1::SESSION_STATE_CANCELLED);
  EXPECT_EQ(Get(planned.sessions(9)).cancel_reason(), "MODULE_CANCELLED");
  EXPECT_EQ(server_.admin().school().CancelModule(cancel)->SerializeAsString(),
            cancelled->SerializeAsString());
  const auto again = Attendance().GenerateSessions(request);
  EXPECT_EQ(again.error().metadata.at("rule"), "MODULE_CANCELLED");
  EXPECT_THAT(HalfDays(Generate(AFortnight()).skipped_sessions()), ElementsAre("5-11 PM"));
}

TEST_F(CalendarScenario, SessionsAreCancelledAllOrNone) {
  const auto planned = Generate(AFortnight());
  const std::string taken = planned.sessions(1).name();
  Started(1, kRemote);
  Open(planned.sessions(0).name());
  Record(taken);
  v1::CancelSessionsRequest whole = Cancelling({});
  whole.set_track(kRemote);

  const auto refused = Cancel(whole);
  *whole.mutable_first_on() = Day(2015, 5, 5);
  *whole.mutable_last_on() = Day(2015, 5, 6);
  const auto days = Cancel(whole);
  const auto opened = Cancel(Cancelling({planned.sessions(0).name()}));

  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().reason, "TRANSITION_REFUSED");
  EXPECT_EQ(refused.error().metadata.at("session"), taken);
  EXPECT_EQ(refused.error().metadata.at("state"), "OPEN");
  ASSERT_TRUE(days) << days.error().message;
  EXPECT_THAT(HalfDays(days->sessions()), ElementsAre("5-5 AM", "5-5 PM", "5-6 AM", "5-6 PM"));
  ASSERT_TRUE(opened) << opened.error().message;
  EXPECT_EQ(opened->sessions(0).cancel_reason(), "STORM");
  EXPECT_EQ(Refused(Cancel(Cancelling({planned.sessions(0).name()}))), "TRANSITION_REFUSED");
  EXPECT_EQ(Refused(Attendance().OpenRegister([&] {
              v1::OpenRegisterRequest open;
              open.set_session(planned.sessions(2).name());
              return open;
            }())),
            "TRANSITION_REFUSED");
}

TEST_F(CalendarScenario, CancellingSaysWhichOnesAndWhy) {
  const std::string session = Generate(AFortnight()).sessions(0).name();
  v1::CancelSessionsRequest both = Cancelling({session});
  both.set_track(kRemote);
  v1::CancelSessionsRequest borrowed = Cancelling({session});
  borrowed.set_reason_code("PLAN_CHANGED");
  v1::CancelSessionsRequest once = Cancelling({session});
  once.set_request_id("once");

  EXPECT_EQ(Refused(Cancel(both)), "sessions");
  EXPECT_EQ(Refused(Cancel(Cancelling({}))), "sessions");
  EXPECT_EQ(Refused(Cancel(Cancelling({session, session}))), "sessions");
  EXPECT_EQ(Refused(Cancel(borrowed)), "reason_code");
  const auto cancelled = ValueOrThrow(Cancel(once));
  EXPECT_EQ(ValueOrThrow(Cancel(once)).SerializeAsString(), cancelled.SerializeAsString());
}

TEST_F(CalendarScenario, TheClosingFortnightIsAChoice) {
  const std::string ada = Started(1);
  const std::string bob = Started(2);
  Started(3);
  const auto company = SchedulePart("start-a-company", {ada});
  ASSERT_TRUE(company) << company.error().message;
  ASSERT_TRUE(SchedulePart("find-work", {bob}));

  EXPECT_THAT(company->trainees(), ElementsAre(ada));
  EXPECT_THAT(RosterOf(Open(company->name())), ElementsAre(ada));
  const auto whole = SchedulePart("", {});
  EXPECT_EQ(whole.error().metadata.at("rule"), "HALF_DAY_TAKEN");
  EXPECT_EQ(SchedulePart("find-work", {}).error().fields.at(0).field, "trainees");
  const auto twice = SchedulePart("both", {ada});
  EXPECT_EQ(twice.error().metadata.at("rule"), "TRAINEE_TAKEN");
  EXPECT_EQ(twice.error().metadata.at("session"), company->name());
  EXPECT_EQ(SchedulePart("find-work", {ada}).error().metadata.at("rule"), "HALF_DAY_TAKEN");

  ASSERT_TRUE(Cancel(Cancelling({company->name()})));
  const auto anew = SchedulePart("start-a-company", {ada, bob});
  EXPECT_EQ(anew.error().metadata.at("rule"), "TRAINEE_TAKEN");
  EXPECT_TRUE(SchedulePart("start-a-company", {ada}));
}

TEST_F(CalendarScenario, APartListsOnlyWhoIsInTheTrackThatDay) {
  const std::string ada = Started(1);
  const std::string elsewhere = Started(2, kRemote);
  const auto part = ValueOrThrow(SchedulePart("start-a-company", {ada, elsewhere}));

  EXPECT_THAT(RosterOf(Open(part.name())), ElementsAre(ada));
}

TEST_F(CalendarScenario, AnEntryKeepsItsIdThroughAnotherPlan) {
  Generate(AFortnight());
  const std::string before = CalendarOf(kRemote);

  Generate(AnotherFortnight());
  const std::string after = CalendarOf(kRemote);

  EXPECT_THAT(ValuesOf("UID", before), SizeIs(16));
  EXPECT_EQ(ValuesOf("UID", after), ValuesOf("UID", before));
  EXPECT_THAT(ValuesOf("SEQUENCE", before), testing::Each("1"));
  EXPECT_THAT(ValuesOf("SEQUENCE", after), testing::Contains("2").Times(9));
  EXPECT_THAT(ValuesOf("STATUS", after), testing::Contains("CANCELLED").Times(2));
}

TEST_F(CalendarScenario, ATraineesOwnFollowsTheSwitchAtNoon) {
  v1::GenerateSessionsRequest blended = AFortnight(kBlended);
  blended.mutable_pattern()->mutable_on_site_weeks()->set_week_of_month(1);
  Generate(blended);
  Generate(AFortnight());
  AddEnglish();
  const std::string ada = Started(1);
  ValueOrThrow(Switch(ada, kRemote, Pm(5, 5)));
  ValueOrThrow(Suspend(ada, Am(5, 13)));

  const std::string own = CalendarOf(ada);

  EXPECT_THAT(
      ValuesOf("DTSTART", own),
      ElementsAre("20150504T070000Z", "20150504T113000Z", "20150505T070000Z", "20150505T113000Z",
                  "20150506T070000Z", "20150506T113000Z", "20150507T070000Z", "20150507T113000Z",
                  "20150511T070000Z", "20150511T113000Z", "20150512T070000Z", "20150512T113000Z"));
  const auto of_blended = ValuesOf("UID", CalendarOf(kBlended));
  EXPECT_EQ(ValuesOf("UID", own)[2], of_blended[2]);
  EXPECT_THAT(of_blended, Not(testing::Contains(ValuesOf("UID", own)[3])));
  EXPECT_THAT(own, Not(HasSubstr("Élodie")));
  EXPECT_THAT(own, Not(HasSubstr("Généré")));
  EXPECT_EQ(Refused(Attendance().GetCalendar({})), "track");
}

}  // namespace
}  // namespace ecloserie::tests

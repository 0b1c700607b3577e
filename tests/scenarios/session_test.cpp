#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/boitron.h"

namespace ecloserie::tests {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

// May 2015, the first week of the month on site.
v1::GenerateSessionsRequest May(const std::string& track = kBlended) {
  v1::GenerateSessionsRequest request;
  request.set_track(track);
  *request.mutable_first_on() = Day(2015, 5, 4);
  *request.mutable_last_on() = Day(2015, 5, 29);
  request.mutable_pattern()->mutable_on_site_weeks()->set_week_of_month(1);
  return request;
}

v1::GenerateSessionsRequest RemoteMay() {
  v1::GenerateSessionsRequest request = May(kRemote);
  request.clear_pattern();
  return request;
}

std::string HalfDayText(const v1::Session& session) {
  return std::to_string(session.date().month()) + "/" + std::to_string(session.date().day()) +
         (session.slot() == v1::SLOT_AM ? " AM" : " PM");
}

std::vector<std::string> HalfDays(const std::vector<v1::Session>& sessions) {
  std::vector<std::string> half_days;
  for (const v1::Session& session : sessions) half_days.push_back(HalfDayText(session));
  return half_days;
}

std::vector<std::string> OnSiteHalfDays(const v1::GenerateSessionsResponse& generated) {
  std::vector<std::string> half_days;
  for (const v1::Session& session : generated.sessions()) {
    if (session.delivery() == v1::DELIVERY_ON_SITE) half_days.push_back(HalfDayText(session));
  }
  return half_days;
}

std::vector<std::string> SkippedDays(const v1::GenerateSessionsResponse& generated) {
  std::vector<std::string> days;
  for (const v1::SkippedDay& skipped : generated.skipped_days()) {
    days.push_back(std::to_string(skipped.date().day()) + " " + skipped.reason());
  }
  return days;
}

std::vector<std::string> FieldsOf(const Error& error) {
  std::vector<std::string> fields;
  for (const FieldProblem& problem : error.fields) fields.push_back(problem.field);
  return fields;
}

class SessionScenario : public testing::Test {
 protected:
  SessionScenario() { SetUpBoitron(server_.admin()); }

  AttendanceClient Calls() const { return server_.admin().attendance(); }

  v1::ListSessionsRequest All(const std::string& track = kBlended) {
    v1::ListSessionsRequest request;
    request.set_parent(track);
    return request;
  }
  std::vector<v1::Session> List(const v1::ListSessionsRequest& request) {
    return ValueOrThrow(Calls().ListSessions(request).Collect(1'000));
  }
  Error RefusedGeneration(const v1::GenerateSessionsRequest& request) {
    const auto answer = Calls().GenerateSessions(request);
    return answer ? Error{.reason = "nothing"} : answer.error();
  }

  TestServer server_;
};

TEST_F(SessionScenario, May2015HasThirtyFourHalfDays) {
  const auto generated = Calls().GenerateSessions(May());

  ASSERT_TRUE(generated) << generated.error().message;
  EXPECT_EQ(generated->sessions_size(), 34);
  EXPECT_EQ(generated->kept_count(), 0);
  EXPECT_THAT(SkippedDays(*generated),
              ElementsAre(testing::StartsWith("8 "), testing::StartsWith("14 "),
                          testing::StartsWith("25 ")));
  EXPECT_THAT(OnSiteHalfDays(*generated), ElementsAre("5/4 AM", "5/4 PM", "5/5 AM", "5/5 PM",
                                                      "5/6 AM", "5/6 PM", "5/7 AM", "5/7 PM"));
}

TEST_F(SessionScenario, ASessionSaysItsHalfDayOnTheSchoolsClock) {
  const auto generated = ValueOrThrow(Calls().GenerateSessions(May()));
  v1::GetSessionRequest get;
  get.set_name(generated.sessions(1).name());

  const auto session = Calls().GetSession(get);

  ASSERT_TRUE(session) << session.error().message;
  EXPECT_EQ(session->SerializeAsString(), generated.sessions(1).SerializeAsString());
  EXPECT_EQ(session->track(), kBlended);
  EXPECT_EQ(HalfDayText(*session), "5/4 PM");
  EXPECT_EQ(session->start().hours(), 13);
  EXPECT_EQ(session->start().minutes(), 30);
  EXPECT_EQ(session->end().hours(), 17);
  EXPECT_EQ(session->time_zone(), "Europe/Paris");
  EXPECT_EQ(session->start_time().seconds(), 1'430'739'000);  // 11:30 UTC
  EXPECT_EQ(session->planned_minutes(), 210);
  EXPECT_EQ(session->kind(), v1::SESSION_KIND_LESSON);
  EXPECT_EQ(session->state(), v1::SESSION_STATE_PLANNED);
  EXPECT_EQ(session->etag(), "v1");
}

TEST_F(SessionScenario, GeneratingAgainKeepsWhatIsThere) {
  const auto first = ValueOrThrow(Calls().GenerateSessions(May()));

  const auto again = Calls().GenerateSessions(May());

  ASSERT_TRUE(again) << again.error().message;
  EXPECT_EQ(again->sessions_size(), 0);
  EXPECT_EQ(again->kept_count(), 34);
  EXPECT_EQ(again->skipped_days_size(), 3);
  EXPECT_THAT(List(All()), SizeIs(first.sessions_size()));
}

TEST_F(SessionScenario, AFreshWeekIsAddedBesideTheKeptOnes) {
  ValueOrThrow(Calls().GenerateSessions(May()));
  v1::GenerateSessionsRequest longer = May();
  *longer.mutable_last_on() = Day(2015, 6, 2);

  const auto generated = Calls().GenerateSessions(longer);

  ASSERT_TRUE(generated) << generated.error().message;
  EXPECT_EQ(generated->kept_count(), 34);
  EXPECT_THAT(HalfDays({generated->sessions().begin(), generated->sessions().end()}),
              ElementsAre("6/1 AM", "6/1 PM", "6/2 AM", "6/2 PM"));
}

TEST_F(SessionScenario, ValidateOnlyShowsAndWritesNothing) {
  const auto shown = Calls().GenerateSessions(May(), {.validate_only = true});

  ASSERT_TRUE(shown) << shown.error().message;
  EXPECT_EQ(shown->sessions_size(), 34);
  EXPECT_THAT(List(All()), IsEmpty());
}

TEST_F(SessionScenario, AReplayShowsTheSessionsAsTheyWerePlanned) {
  v1::GenerateSessionsRequest request = May();
  request.set_request_id("may");
  const auto first = ValueOrThrow(Calls().GenerateSessions(request));
  v1::OpenRegisterRequest open;
  open.set_session(first.sessions(0).name());
  ValueOrThrow(Calls().OpenRegister(open));
  ValueOrThrow(Calls().GenerateSessions(RemoteMay()));

  const auto replayed = Calls().GenerateSessions(request);

  ASSERT_TRUE(replayed) << replayed.error().message;
  EXPECT_EQ(replayed->SerializeAsString(), first.SerializeAsString());
}

TEST_F(SessionScenario, PagesFollowTheOrderOfTime) {
  ValueOrThrow(Calls().GenerateSessions(RemoteMay()));
  v1::ListSessionsRequest request = All(kRemote);
  request.set_page_size(5);
  *request.mutable_first_on() = Day(2015, 5, 7);

  auto list = Calls().ListSessions(request);
  const auto first = ValueOrThrow(list.NextPage());
  const auto second = ValueOrThrow(list.NextPage());

  EXPECT_THAT(HalfDays(first.items),
              ElementsAre("5/7 AM", "5/7 PM", "5/11 AM", "5/11 PM", "5/12 AM"));
  EXPECT_THAT(HalfDays(second.items),
              ElementsAre("5/12 PM", "5/13 AM", "5/13 PM", "5/15 AM", "5/15 PM"));
  EXPECT_THAT(List(request), SizeIs(28));
}

TEST_F(SessionScenario, FiltersKeepWhatTheyName) {
  const auto generated = ValueOrThrow(Calls().GenerateSessions(May()));
  v1::OpenRegisterRequest open;
  open.set_session(generated.sessions(2).name());
  ValueOrThrow(Calls().OpenRegister(open));
  v1::ListSessionsRequest mornings = All();
  mornings.set_slot(v1::SLOT_AM);
  *mornings.mutable_last_on() = Day(2015, 5, 6);
  v1::ListSessionsRequest opened = All();
  opened.set_state(v1::SESSION_STATE_OPEN);

  EXPECT_THAT(HalfDays(List(mornings)), ElementsAre("5/4 AM", "5/5 AM", "5/6 AM"));
  EXPECT_THAT(HalfDays(List(opened)), ElementsAre("5/5 AM"));
  EXPECT_THAT(List(All(kRemote)), IsEmpty());
}

TEST_F(SessionScenario, DaysLieInsideTheCohortAndInOrder) {
  v1::GenerateSessionsRequest early = May();
  *early.mutable_first_on() = Day(2015, 5, 1);
  v1::GenerateSessionsRequest late = May();
  *late.mutable_last_on() = Day(2015, 11, 2);
  v1::GenerateSessionsRequest backward = May();
  *backward.mutable_last_on() = Day(2015, 5, 3);

  EXPECT_THAT(FieldsOf(RefusedGeneration(early)), ElementsAre("first_on"));
  EXPECT_THAT(FieldsOf(RefusedGeneration(late)), ElementsAre("last_on"));
  EXPECT_THAT(FieldsOf(RefusedGeneration(backward)), ElementsAre("last_on"));
  EXPECT_THAT(List(All()), IsEmpty());
}

TEST_F(SessionScenario, ABrokenPatternNamesItsField) {
  v1::GenerateSessionsRequest silent = May();
  silent.clear_pattern();
  v1::GenerateSessionsRequest overlong = May();
  overlong.mutable_pattern()->mutable_am_end()->set_hours(14);

  EXPECT_THAT(FieldsOf(RefusedGeneration(silent)), ElementsAre("pattern.on_site_weeks"));
  EXPECT_THAT(FieldsOf(RefusedGeneration(May(kRemote))), ElementsAre("pattern.on_site_weeks"));
  EXPECT_THAT(FieldsOf(RefusedGeneration(overlong)), ElementsAre("pattern.pm_start"));
}

TEST_F(SessionScenario, WhatDoesNotExistIsNamed) {
  const std::string track = std::string(kCohort) + "/tracks/evening";
  v1::GetSessionRequest get;
  get.set_name("schools/boitron/sessions/01h2xcejqtf2nbrexx3vqjhp41");

  const auto session = Calls().GetSession(get);
  const auto listed = Calls().ListSessions(All(track)).Collect(1);
  const Error generation = RefusedGeneration(May(track));

  ASSERT_FALSE(session);
  EXPECT_EQ(session.error().reason, "RESOURCE_MISSING");
  EXPECT_EQ(session.error().metadata.at("resource"), get.name());
  ASSERT_FALSE(listed);
  EXPECT_EQ(listed.error().code, Code::kNotFound);
  EXPECT_EQ(listed.error().metadata.at("resource"), track);
  EXPECT_EQ(generation.metadata.at("resource"), track);
}

TEST_F(SessionScenario, AnotherSchoolsStaffLearnsNothing) {
  const auto generated = ValueOrThrow(Calls().GenerateSessions(May()));
  AddSchool(server_.admin(), "other");
  const Client stranger = server_.ClientAs("x", domain::Role::kStaff, "other");
  v1::GetSessionRequest get;
  get.set_name(generated.sessions(0).name());

  const auto session = stranger.attendance().GetSession(get);
  const auto generation = stranger.attendance().GenerateSessions(May());

  ASSERT_FALSE(session);
  EXPECT_EQ(session.error().code, Code::kPermissionDenied);
  ASSERT_FALSE(generation);
  EXPECT_EQ(generation.error().code, Code::kPermissionDenied);
}

}  // namespace
}  // namespace ecloserie::tests

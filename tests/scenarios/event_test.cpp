#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/boitron.h"

namespace ecloserie::tests {
namespace {

constexpr const char* kFablab = "schools/boitron/places/fablab";

// The fablab opened in the summer of 2015; the hackathon is generated.
class EventScenario : public testing::Test {
 protected:
  EventScenario() {
    SetUpBoitron(server_.admin());
    AddPlace("fablab", v1::PLACE_KIND_FABLAB);
    AddPlace("home", v1::PLACE_KIND_HOME);
  }

  void AddPlace(const std::string& slug, v1::PlaceKind kind) {
    v1::CreatePlaceRequest request;
    request.set_parent(kSchool);
    request.set_place_id(slug);
    request.mutable_place()->set_title(slug);
    request.mutable_place()->set_kind(kind);
    ValueOrThrow(server_.admin().school().CreatePlace(request));
  }
  // A Saturday, on which no lesson is planned.
  static v1::ScheduleSessionRequest AHackathon() {
    v1::ScheduleSessionRequest request;
    request.set_track(kRemote);
    *request.mutable_date() = Day(2015, 7, 4);
    request.set_slot(v1::SLOT_PM);
    request.set_kind(v1::SESSION_KIND_EVENT);
    request.set_title("Hackathon");
    request.set_planned_minutes(240);
    return request;
  }
  Result<v1::Session> Schedule(const v1::ScheduleSessionRequest& request) {
    return server_.admin().attendance().ScheduleSession(request);
  }

  TestServer server_;
};

TEST_F(EventScenario, AHackathonInTheFablabIsASessionOfTheWholeTrack) {
  v1::ScheduleSessionRequest request = AHackathon();
  request.set_place(kFablab);

  const auto event = Schedule(request);

  ASSERT_TRUE(event) << event.error().message;
  EXPECT_EQ(event->kind(), v1::SESSION_KIND_EVENT);
  EXPECT_EQ(event->title(), "Hackathon");
  EXPECT_EQ(event->place(), kFablab);
  EXPECT_EQ(event->delivery(), v1::DELIVERY_ON_SITE);
  EXPECT_EQ(event->start().hours(), 13);
  EXPECT_EQ(event->start().minutes(), 30);
  EXPECT_EQ(event->end().hours(), 17);
  EXPECT_EQ(event->end().minutes(), 30);
  EXPECT_EQ(event->planned_minutes(), 240);
  v1::OpenRegisterRequest open;
  open.set_session(event->name());
  EXPECT_TRUE(server_.admin().attendance().OpenRegister(open));
}

TEST_F(EventScenario, WithoutAPlaceItIsHeldAtADistance) {
  v1::ScheduleSessionRequest request = AHackathon();
  request.mutable_start()->set_hours(18);

  const auto event = Schedule(request);

  ASSERT_TRUE(event) << event.error().message;
  EXPECT_EQ(event->delivery(), v1::DELIVERY_REMOTE);
  EXPECT_EQ(event->place(), "");
  EXPECT_EQ(event->end().hours(), 22);
}

TEST_F(EventScenario, AHalfDayIsTakenOnce) {
  ASSERT_TRUE(Schedule(AHackathon()));

  const auto again = Schedule(AHackathon());

  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().metadata.at("rule"), "HALF_DAY_TAKEN");
}

TEST_F(EventScenario, ItHasATitleWhichALessonToCatchUpNeedNotHave) {
  v1::ScheduleSessionRequest untitled = AHackathon();
  untitled.clear_title();
  EXPECT_EQ(Schedule(untitled).error().fields.at(0).field, "title");
  untitled.set_kind(v1::SESSION_KIND_LESSON);
  untitled.set_delivery(v1::DELIVERY_ON_SITE);

  const auto lesson = Schedule(untitled);

  ASSERT_TRUE(lesson) << lesson.error().message;
  EXPECT_EQ(lesson->kind(), v1::SESSION_KIND_LESSON);
  EXPECT_EQ(lesson->delivery(), v1::DELIVERY_ON_SITE);
}

TEST_F(EventScenario, ItLiesInsideTheCohortAndEndsOnItsDay) {
  v1::ScheduleSessionRequest too_early = AHackathon();
  *too_early.mutable_date() = Day(2015, 5, 3);
  v1::ScheduleSessionRequest too_long = AHackathon();
  too_long.set_planned_minutes(720);

  for (const auto& request : {too_early, too_long}) {
    const auto event = Schedule(request);
    ASSERT_FALSE(event);
    EXPECT_EQ(event.error().reason, "FIELD_INVALID");
  }
}

TEST_F(EventScenario, ItIsHeldInNobodysHomeNorInAPlaceThatIsNotThere) {
  v1::ScheduleSessionRequest at_home = AHackathon();
  at_home.set_place("schools/boitron/places/home");
  v1::ScheduleSessionRequest nowhere = AHackathon();
  nowhere.set_place("schools/boitron/places/none");

  EXPECT_EQ(Schedule(at_home).error().reason, "FIELD_INVALID");
  EXPECT_EQ(Schedule(nowhere).error().reason, "RESOURCE_MISSING");
}

TEST_F(EventScenario, LessonsLeaveItItsHalfDay) {
  v1::ScheduleSessionRequest request = AHackathon();
  *request.mutable_date() = Day(2015, 7, 6);
  ASSERT_TRUE(Schedule(request));
  v1::GenerateSessionsRequest generate;
  generate.set_track(kRemote);
  *generate.mutable_first_on() = Day(2015, 7, 6);
  *generate.mutable_last_on() = Day(2015, 7, 6);

  const auto lessons = server_.admin().attendance().GenerateSessions(generate);

  ASSERT_TRUE(lessons) << lessons.error().message;
  EXPECT_EQ(lessons->sessions_size(), 1);
  EXPECT_EQ(lessons->kept_count(), 1);
}

}  // namespace
}  // namespace ecloserie::tests

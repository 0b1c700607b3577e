#include "domain/session.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "domain/refusal.h"

namespace ecloserie::domain {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// Two years, so that the cohort's own dates are not in the way.
std::vector<std::string> FieldsRefused(std::string_view first_on, std::string_view last_on) {
  const Cohort cohort{.starts_on = absl::CivilDay(2015, 1, 1),
                      .ends_on = absl::CivilDay(2016, 12, 31)};
  const absl::Status refusal =
      RequireDaysOf(cohort, *ParseIsoDate(first_on), *ParseIsoDate(last_on));
  std::vector<std::string> fields;
  for (const FieldProblem& problem : FactsOf(refusal).fields) {
    fields.push_back(problem.field);
  }
  return fields;
}

TEST(RequireDaysOf, LetsTheCohortsOwnDaysPass) {
  EXPECT_THAT(FieldsRefused("2015-01-01", "2015-12-31"), IsEmpty());
  EXPECT_THAT(FieldsRefused("2016-12-31", "2016-12-31"), IsEmpty());
}

TEST(RequireDaysOf, RefusesWhatLiesOutside) {
  EXPECT_THAT(FieldsRefused("2014-12-31", "2015-01-02"), ElementsAre("first_on"));
  EXPECT_THAT(FieldsRefused("2016-12-01", "2017-01-01"), ElementsAre("last_on"));
  EXPECT_THAT(FieldsRefused("2014-12-31", "2017-01-01"), ElementsAre("first_on", "last_on"));
}

TEST(RequireDaysOf, RefusesDaysOutOfOrderAndTooFarApart) {
  EXPECT_THAT(FieldsRefused("2015-05-04", "2015-05-03"), ElementsAre("last_on"));
  EXPECT_THAT(FieldsRefused("2015-01-01", "2016-01-02"), IsEmpty());
  EXPECT_THAT(FieldsRefused("2015-01-01", "2016-01-03"), ElementsAre("last_on"));
}

TEST(PlannedSession, DerivesTheInstantFromTheSchoolsClock) {
  SchoolZone paris{.name = "Europe/Paris"};
  ASSERT_TRUE(absl::LoadTimeZone(paris.name, &paris.zone));
  const PlannedHalfDay morning{.at = {.day = absl::CivilDay(2015, 10, 26), .slot = Slot::kAm},
                               .start = {9, 0},
                               .end = {12, 30},
                               .planned_minutes = 210,
                               .delivery = Delivery::kOnSite};

  const Session session =
      PlannedSession({"boitron", {}}, {"boitron", "promo-1", "blended"}, morning, paris);

  EXPECT_EQ(session.time_zone, "Europe/Paris");
  EXPECT_EQ(session.starts_at, absl::FromUnixSeconds(1'445'846'400));  // 08:00 UTC: winter time
  EXPECT_EQ(session.planned_minutes, 210);
  EXPECT_EQ(session.state, SessionState::kPlanned);
}

SchoolZone Paris() {
  SchoolZone paris{.name = "Europe/Paris"};
  absl::LoadTimeZone(paris.name, &paris.zone);
  return paris;
}

SingleSession Hackathon(std::int64_t minutes) {
  return {.at = {.day = absl::CivilDay(2015, 7, 4), .slot = Slot::kPm},
          .planned_minutes = minutes,
          .title = "Hackathon"};
}

// The only field that the rule refuses.
std::string FieldRefused(const SingleSession& single) {
  const auto fields = FactsOf(RequireSound(single)).fields;
  return fields.size() == 1 ? fields[0].field : "none";
}

TEST(SingleSessions, BeginAsAHalfDayDoesAndLastAsLongAsPlanned) {
  const Session event = PlannedSingle({}, {}, Hackathon(240), Paris());

  EXPECT_EQ(event.start, (WallTime{13, 30}));
  EXPECT_EQ(event.end, (WallTime{17, 30}));
  EXPECT_EQ(event.kind, SessionKind::kEvent);
  EXPECT_EQ(event.delivery, Delivery::kRemote);
  EXPECT_FALSE(event.is_from_pattern);
}

TEST(SingleSessions, AreOnSiteWhereTheyHaveAPlace) {
  SingleSession hackathon = Hackathon(240);
  hackathon.place = PlaceName{"boitron", "fablab"};

  EXPECT_EQ(PlannedSingle({}, {}, hackathon, Paris()).delivery, Delivery::kOnSite);
  hackathon.delivery = Delivery::kRemote;
  EXPECT_EQ(FieldRefused(hackathon), "delivery");
}

TEST(SingleSessions, EndBeforeMidnight) {
  EXPECT_EQ(FieldRefused(Hackathon(629)), "none");
  EXPECT_EQ(FieldRefused(Hackathon(630)), "planned_minutes");
}

TEST(SingleSessions, NameTraineesForAPartAndForNothingElse) {
  SingleSession single = Hackathon(60);
  single.part = "start-a-company";
  EXPECT_EQ(FieldRefused(single), "trainees");
  single.trainees = {EnrolmentName{.school = "boitron"}, EnrolmentName{.school = "boitron"}};
  EXPECT_EQ(FieldRefused(single), "trainees[1]");
  single.trainees.pop_back();
  EXPECT_EQ(FieldRefused(single), "none");
  single.part.clear();
  EXPECT_EQ(FieldRefused(single), "trainees");
}

TEST(RequireRoomBeside, WantsOneForTheWholeTrackOrPartsOfDifferentSlugs) {
  const auto takes = [](const std::string& part, const Session& other) {
    return RequireRoomBeside({.part = part}, {other}).ok();
  };
  EXPECT_FALSE(takes("", {.part = ""}));
  EXPECT_FALSE(takes("", {.part = "company"}));
  EXPECT_FALSE(takes("work", {.part = ""}));
  EXPECT_FALSE(takes("work", {.part = "work"}));
  EXPECT_TRUE(takes("work", {.part = "company"}));
  EXPECT_TRUE(takes("", {.state = SessionState::kCancelled, .part = ""}));
}

TEST(RequireCancellable, LetsGoWhatNobodyWasMarkedIn) {
  EXPECT_TRUE(RequireCancellable({.state = SessionState::kPlanned}, false).ok());
  EXPECT_TRUE(RequireCancellable({.state = SessionState::kOpen}, false).ok());
  EXPECT_FALSE(RequireCancellable({.state = SessionState::kOpen}, true).ok());
  EXPECT_FALSE(RequireCancellable({.state = SessionState::kLocked}, false).ok());
  EXPECT_FALSE(RequireCancellable({.state = SessionState::kCancelled}, false).ok());
}

}  // namespace
}  // namespace ecloserie::domain

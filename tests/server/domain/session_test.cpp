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

Event Hackathon(std::int64_t minutes) {
  return {.at = {.day = absl::CivilDay(2015, 7, 4), .slot = Slot::kPm},
          .planned_minutes = minutes,
          .title = "Hackathon"};
}

TEST(Events, BeginAsAHalfDayDoesAndLastAsLongAsPlanned) {
  const Session event = PlannedEvent({}, {}, Hackathon(240), Paris());

  EXPECT_EQ(event.start, (WallTime{13, 30}));
  EXPECT_EQ(event.end, (WallTime{17, 30}));
  EXPECT_EQ(event.kind, SessionKind::kEvent);
  EXPECT_EQ(event.delivery, Delivery::kRemote);
}

TEST(Events, AreOnSiteWhereTheyHaveAPlace) {
  Event hackathon = Hackathon(240);
  hackathon.place = PlaceName{"boitron", "fablab"};

  EXPECT_EQ(PlannedEvent({}, {}, hackathon, Paris()).delivery, Delivery::kOnSite);
}

TEST(Events, EndBeforeMidnight) {
  EXPECT_TRUE(RequireEndsThatDay(Hackathon(629)).ok());
  EXPECT_FALSE(RequireEndsThatDay(Hackathon(630)).ok());
}

}  // namespace
}  // namespace ecloserie::domain

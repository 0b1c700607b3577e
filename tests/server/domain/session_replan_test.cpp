#include "domain/session_replan.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace ecloserie::domain {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const absl::CivilDay kMonday(2015, 9, 7);

SchoolZone Paris() {
  SchoolZone paris{.name = "Europe/Paris"};
  absl::LoadTimeZone(paris.name, &paris.zone);
  return paris;
}

SessionPlan TwoDays(const SessionPattern& pattern = {}) {
  return PlanSessions(pattern, TrackMode::kRemote, kMonday, kMonday, kMonday + 1);
}

// As the plan made them before.
std::vector<Session> Standing(const SessionPlan& plan) {
  std::vector<Session> sessions;
  for (const PlannedHalfDay& half_day : plan.half_days) {
    sessions.push_back(
        PlannedSession({"boitron", {}}, {"boitron", "promo-1", "remote"}, half_day, Paris()));
  }
  return sessions;
}

std::vector<std::string> HalfDays(const std::vector<Session>& sessions) {
  std::vector<std::string> texts;
  for (const Session& session : sessions) {
    texts.push_back(IsoDate(session.at.day) + " " + std::string(WordOf(session.at.slot)));
  }
  return texts;
}

bool IsEmptyPlan(const Replan& replan) {
  return replan.added.empty() && replan.changed.empty() && replan.restored.empty() &&
         replan.cancelled.empty();
}

TEST(PlanAnew, LeavesWhatIsAsThePlanWantsIt) {
  EXPECT_TRUE(IsEmptyPlan(PlanAnew(TwoDays(), Standing(TwoDays()), Paris())));
}

TEST(PlanAnew, ChangesPlannedSessionsAndNoneWhoseRegisterWasOpened) {
  std::vector<Session> standing = Standing(TwoDays());
  standing[0].state = SessionState::kLocked;
  standing[1].state = SessionState::kOpen;

  const Replan replan =
      PlanAnew(TwoDays({.am_start = {8, 30}, .pm_end = {16, 30}}), standing, Paris());

  EXPECT_THAT(HalfDays(replan.changed), ElementsAre("2015-09-08 AM", "2015-09-08 PM"));
  EXPECT_THAT(ChangedFields(standing[2], replan.changed[0]),
              ElementsAre("start", "start_time", "planned_minutes"));
  EXPECT_THAT(ChangedFields(standing[3], replan.changed[1]), ElementsAre("end", "planned_minutes"));
  EXPECT_THAT(replan.added, IsEmpty());
}

TEST(PlanAnew, CancelsWhatThePlanHasNoMoreAndBringsItBackLater) {
  const SessionPattern mondays{.weekdays = {absl::Weekday::monday}};

  const Replan without = PlanAnew(TwoDays(mondays), Standing(TwoDays()), Paris());

  ASSERT_THAT(HalfDays(without.cancelled), ElementsAre("2015-09-08 AM", "2015-09-08 PM"));
  EXPECT_EQ(without.cancelled[0].cancel_reason, "PLAN_CHANGED");
  std::vector<Session> standing = Standing(TwoDays(mondays));
  standing.insert(standing.end(), without.cancelled.begin(), without.cancelled.end());
  const Replan with = PlanAnew(TwoDays(), standing, Paris());
  EXPECT_THAT(HalfDays(with.restored), ElementsAre("2015-09-08 AM", "2015-09-08 PM"));
  EXPECT_EQ(with.restored[0].state, SessionState::kPlanned);
  EXPECT_EQ(with.restored[0].cancel_reason, "");
  EXPECT_THAT(with.added, IsEmpty());
}

TEST(PlanAnew, LeavesCancelledWhatSomebodyCancelled) {
  std::vector<Session> standing = Standing(TwoDays());
  standing[0] = Cancelled(standing[0], "STORM");
  standing[1] = Cancelled(standing[1], kModuleCancelled);

  EXPECT_TRUE(IsEmptyPlan(PlanAnew(TwoDays(), standing, Paris())));
}

TEST(PlanAnew, LeavesWhatWasPlannedByItselfAndItsHalfDay) {
  std::vector<Session> standing = Standing(TwoDays());
  for (Session& session : standing) session.is_from_pattern = false;
  standing[0].part = "work";
  const SessionPattern nothing{.weekdays = {absl::Weekday::sunday}};

  EXPECT_TRUE(IsEmptyPlan(PlanAnew(TwoDays(), standing, Paris())));
  EXPECT_TRUE(IsEmptyPlan(PlanAnew(TwoDays(nothing), standing, Paris())));
}

}  // namespace
}  // namespace ecloserie::domain

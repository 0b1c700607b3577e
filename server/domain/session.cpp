#include "domain/session.h"

#include <vector>

#include "domain/interval.h"
#include "domain/refusal.h"

namespace ecloserie::domain {
namespace {

constexpr int kDaysApartMax = 366;

constexpr std::int64_t kMinutesOfDay = 24 * 60;

WallTime StartOf(const Event& event) {
  const SessionPattern usual;
  return event.start.value_or(event.at.slot == Slot::kAm ? usual.am_start : usual.pm_start);
}

}  // namespace

Session PlannedSession(const SessionName& name, const TrackName& track,
                       const PlannedHalfDay& half_day, const SchoolZone& zone) {
  return {.name = name,
          .track = track,
          .at = half_day.at,
          .start = half_day.start,
          .end = half_day.end,
          .time_zone = zone.name,
          .starts_at = InstantOf(half_day.at.day, half_day.start, zone.zone),
          .planned_minutes = half_day.planned_minutes,
          .kind = SessionKind::kLesson,
          .delivery = half_day.delivery,
          .state = SessionState::kPlanned};
}

absl::Status RequireEndsThatDay(const Event& event) {
  if (MinuteOf(StartOf(event)) + event.planned_minutes < kMinutesOfDay) return absl::OkStatus();
  return FieldInvalid("planned_minutes", "must end on the day of the event");
}

Session PlannedEvent(const SessionName& name, const TrackName& track, const Event& event,
                     const SchoolZone& zone) {
  const WallTime start = StartOf(event);
  return {.name = name,
          .track = track,
          .at = event.at,
          .start = start,
          .end = TimeOfMinute(MinuteOf(start) + event.planned_minutes),
          .time_zone = zone.name,
          .starts_at = InstantOf(event.at.day, start, zone.zone),
          .planned_minutes = event.planned_minutes,
          .kind = SessionKind::kEvent,
          .delivery = event.place ? Delivery::kOnSite : Delivery::kRemote,
          .state = SessionState::kPlanned,
          .title = event.title,
          .place = event.place};
}

absl::Status RequireDayOf(const Cohort& cohort, absl::CivilDay day) {
  if (cohort.starts_on <= day && day <= cohort.ends_on) return absl::OkStatus();
  return FieldInvalid("date", "must lie inside the cohort's dates, " + IsoDate(cohort.starts_on) +
                                  " to " + IsoDate(cohort.ends_on));
}

absl::Status HalfDayTaken(const TrackName& track, const HalfDay& at) {
  return RuleBroken("HALF_DAY_TAKEN", track.ToString() + " has a session on " + IsoDate(at.day) +
                                          " " + std::string(WordOf(at.slot)) + " already");
}

absl::Status RequireDaysOf(const Cohort& cohort, absl::CivilDay first_on, absl::CivilDay last_on) {
  std::vector<FieldProblem> problems;
  if (first_on < cohort.starts_on) {
    problems.push_back(
        {"first_on", "must not lie before the cohort begins on " + IsoDate(cohort.starts_on)});
  }
  if (last_on > cohort.ends_on) {
    problems.push_back(
        {"last_on", "must not lie after the cohort ends on " + IsoDate(cohort.ends_on)});
  } else if (last_on < first_on) {
    problems.push_back({"last_on", "must not lie before first_on"});
  } else if (last_on - first_on > kDaysApartMax) {
    problems.push_back({"last_on", "must lie at most 366 days after first_on"});
  }
  return problems.empty() ? absl::OkStatus() : FieldsInvalid(problems);
}

}  // namespace ecloserie::domain

#include "domain/session.h"

#include <vector>

#include "domain/refusal.h"

namespace ecloserie::domain {
namespace {

constexpr int kDaysApartMax = 366;

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

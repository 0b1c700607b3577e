#include "domain/session.h"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "domain/interval.h"
#include "domain/refusal.h"

namespace ecloserie::domain {
namespace {

constexpr int kDaysApartMax = 366;

constexpr std::int64_t kMinutesOfDay = 24 * 60;

WallTime StartOf(const SingleSession& single) {
  const SessionPattern usual;
  return single.start.value_or(single.at.slot == Slot::kAm ? usual.am_start : usual.pm_start);
}

absl::Status RequireTrainees(const SingleSession& single) {
  if (single.part.empty() && !single.trainees.empty()) {
    return FieldInvalid("trainees", "is for a part only: name the part too");
  }
  if (!single.part.empty() && single.trainees.empty()) {
    return FieldInvalid("trainees", "is required for a part");
  }
  for (std::size_t i = 0; i < single.trainees.size(); ++i) {
    const auto here = single.trainees.begin() + static_cast<std::ptrdiff_t>(i);
    if (std::find(single.trainees.begin(), here, *here) == here) continue;
    return FieldInvalid("trainees[" + std::to_string(i) + "]", "must not be named twice");
  }
  return absl::OkStatus();
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
          .state = SessionState::kPlanned,
          .module = half_day.module,
          .is_from_pattern = true};
}

absl::Status RequireSound(const SingleSession& single) {
  if (MinuteOf(StartOf(single)) + single.planned_minutes >= kMinutesOfDay) {
    return FieldInvalid("planned_minutes", "must end on its day");
  }
  if (single.kind == SessionKind::kEvent && !single.title) {
    return FieldInvalid("title", "is required for an event");
  }
  if (single.place && single.delivery == Delivery::kRemote) {
    return FieldInvalid("delivery", "must be on site where there is a place");
  }
  return RequireTrainees(single);
}

Session PlannedSingle(const SessionName& name, const TrackName& track, const SingleSession& single,
                      const SchoolZone& zone) {
  const WallTime start = StartOf(single);
  const auto end = static_cast<int>(MinuteOf(start) + single.planned_minutes);
  return {
      .name = name,
      .track = track,
      .at = single.at,
      .start = start,
      .end = {.hours = end / 60, .minutes = end % 60},
      .time_zone = zone.name,
      .starts_at = InstantOf(single.at.day, start, zone.zone),
      .planned_minutes = single.planned_minutes,
      .kind = single.kind,
      .delivery = single.delivery.value_or(single.place ? Delivery::kOnSite : Delivery::kRemote),
      .state = SessionState::kPlanned,
      .title = single.title,
      .place = single.place,
      .module = single.module,
      .part = single.part,
      .trainees = single.trainees};
}

absl::Status RequireTeachable(const Module& module, const Cohort& cohort,
                              const std::string& field) {
  if (module.name.Programme() != cohort.programme) {
    return FieldInvalid(field, "must be of the cohort's programme");
  }
  if (module.state == ModuleState::kActive) return absl::OkStatus();
  return RuleBroken("MODULE_CANCELLED", module.name.ToString() + " is cancelled");
}

absl::Status RequireOwnReason(const std::string& reason_code) {
  if (reason_code != kPlanChanged && reason_code != kModuleCancelled) return absl::OkStatus();
  return FieldInvalid("reason_code", "is what the server says when it cancels by itself");
}

absl::Status RequireCancellable(const Session& session, bool is_anybody_marked) {
  const bool is_untouched = session.state == SessionState::kPlanned ||
                            (session.state == SessionState::kOpen && !is_anybody_marked);
  if (is_untouched) return absl::OkStatus();
  return Refusal(absl::StatusCode::kFailedPrecondition, "TRANSITION_REFUSED",
                 session.name.ToString() + " is " + std::string(WordOf(session.state)) +
                     ": only what is planned, or open with nobody marked, is cancelled",
                 {{"state", std::string(WordOf(session.state))},
                  {"allowed", session.state == SessionState::kOpen ? "record, lock" : ""},
                  {"session", session.name.ToString()}});
}

Session Cancelled(Session session, std::string_view reason) {
  session.state = SessionState::kCancelled;
  session.cancel_reason = reason;
  return session;
}

absl::Status RequireDayOf(const Cohort& cohort, absl::CivilDay day) {
  if (cohort.starts_on <= day && day <= cohort.ends_on) return absl::OkStatus();
  return FieldInvalid("date", "must lie inside the cohort's dates, " + IsoDate(cohort.starts_on) +
                                  " to " + IsoDate(cohort.ends_on));
}

absl::Status RequireRoomBeside(const Session& session, const std::vector<Session>& of_half_day) {
  const auto is_in_the_way = [&](const Session& other) {
    if (other.state == SessionState::kCancelled) return false;
    return session.part.empty() || other.part.empty() || session.part == other.part;
  };
  const auto taken = std::ranges::find_if(of_half_day, is_in_the_way);
  if (taken == of_half_day.end()) return absl::OkStatus();
  return Refusal(absl::StatusCode::kFailedPrecondition, "RULE_BROKEN",
                 session.track.ToString() + " has a session on " + IsoDate(session.at.day) + " " +
                     std::string(WordOf(session.at.slot)) + " already",
                 {{"rule", "HALF_DAY_TAKEN"}, {"session", taken->name.ToString()}});
}

absl::Status TraineeTaken(const EnrolmentName& trainee, const SessionName& session) {
  return Refusal(absl::StatusCode::kFailedPrecondition, "RULE_BROKEN",
                 trainee.ToString() + " is in another part of that half-day already",
                 {{"rule", "TRAINEE_TAKEN"},
                  {"enrolment", trainee.ToString()},
                  {"session", session.ToString()}});
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

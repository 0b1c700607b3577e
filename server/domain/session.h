#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>

#include "absl/status/status.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "domain/civil_date.h"
#include "domain/name.h"
#include "domain/school.h"
#include "domain/session_plan.h"
#include "domain/words.h"

namespace ecloserie::domain {

// PLANNED -> OPEN -> LOCKED, or CANCELLED.
enum class SessionState { kPlanned, kOpen, kLocked, kCancelled };

constexpr auto Words(SessionState) {
  return std::to_array<Word<SessionState>>({{SessionState::kPlanned, "PLANNED"},
                                            {SessionState::kOpen, "OPEN"},
                                            {SessionState::kLocked, "LOCKED"},
                                            {SessionState::kCancelled, "CANCELLED"}});
}

enum class SessionKind { kLesson, kCoaching, kEvent };

constexpr auto Words(SessionKind) {
  return std::to_array<Word<SessionKind>>({{SessionKind::kLesson, "LESSON"},
                                           {SessionKind::kCoaching, "COACHING"},
                                           {SessionKind::kEvent, "EVENT"}});
}

// One half-day of a track. Its version is that of its register too.
struct Session {
  SessionName name;
  TrackName track;
  HalfDay at;
  WallTime start;
  WallTime end;
  std::string time_zone;  // The school's, as it was when the session was planned.
  absl::Time starts_at;   // Derived from the wall clock; the wall clock rules.
  std::int64_t planned_minutes = 0;
  SessionKind kind = SessionKind::kLesson;
  Delivery delivery = Delivery::kRemote;
  SessionState state = SessionState::kPlanned;
  std::string lock_reason;           // Why it was locked with somebody unmarked.
  std::optional<std::string> title;  // Of an event.
  std::optional<PlaceName> place;    // Where an event is held, unless at a distance.
  std::int64_t version = 1;
};

// The zone that a school's clock follows, with the name it is stored under.
struct SchoolZone {
  std::string name;
  absl::TimeZone zone;
};

Session PlannedSession(const SessionName& name, const TrackName& track,
                       const PlannedHalfDay& half_day, const SchoolZone& zone);

// A gathering or a hackathon on one half-day.
struct Event {
  HalfDay at;
  std::optional<WallTime> start;  // As a half-day usually begins when absent.
  std::int64_t planned_minutes = 0;
  std::string title;
  std::optional<PlaceName> place;
};

// An event begins and ends on its day.
absl::Status RequireEndsThatDay(const Event& event);
// On site where it has a place, otherwise at a distance.
Session PlannedEvent(const SessionName& name, const TrackName& track, const Event& event,
                     const SchoolZone& zone);

absl::Status RequireDayOf(const Cohort& cohort, absl::CivilDay day);
// The track has a session then already, whatever its state.
absl::Status HalfDayTaken(const TrackName& track, const HalfDay& at);

// The days between which sessions are planned: in order, inside the cohort's
// dates, at most 366 days apart.
absl::Status RequireDaysOf(const Cohort& cohort, absl::CivilDay first_on, absl::CivilDay last_on);

}  // namespace ecloserie::domain

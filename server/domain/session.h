#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "domain/civil_date.h"
#include "domain/module.h"
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
  std::string lock_reason;              // Why it was locked with somebody unmarked.
  std::optional<std::string> title;     // An event has one.
  std::optional<PlaceName> place;       // Where it is held, if not in the school's rooms.
  std::optional<ModuleName> module;     // What is taught.
  std::string part;                     // Empty for the whole track, else a slug.
  std::vector<EnrolmentName> trainees;  // For whom a part is.
  bool is_from_pattern = false;         // Planned anew with the track's pattern.
  std::string cancel_reason;
  std::int64_t version = 1;
};

// The zone that a school's clock follows, with the name it is stored under.
struct SchoolZone {
  std::string name;
  absl::TimeZone zone;
};

Session PlannedSession(const SessionName& name, const TrackName& track,
                       const PlannedHalfDay& half_day, const SchoolZone& zone);

// A session that is planned by itself and not by a pattern: a gathering, a hackathon,
// a lesson to catch up, the choices of a closing fortnight.
struct SingleSession {
  HalfDay at;
  SessionKind kind = SessionKind::kEvent;
  std::optional<WallTime> start;  // As a half-day usually begins when absent.
  std::int64_t planned_minutes = 0;
  std::optional<std::string> title;
  std::optional<Delivery> delivery;  // When absent, on site where it has a place.
  std::optional<PlaceName> place;
  std::optional<ModuleName> module;
  std::string part;
  std::vector<EnrolmentName> trainees;
};

// It begins and ends on its day, an event has a title, what has a place is held there,
// and a part is for somebody, once, whom the whole track needs not name.
absl::Status RequireSound(const SingleSession& single);
Session PlannedSingle(const SessionName& name, const TrackName& track, const SingleSession& single,
                      const SchoolZone& zone);

// A module that may be taught in the cohort from now on: of its programme, and not
// cancelled. The field names it in the request.
absl::Status RequireTeachable(const Module& module, const Cohort& cohort, const std::string& field);

// Why the server cancels sessions by itself; nobody else says these.
inline constexpr std::string_view kPlanChanged = "PLAN_CHANGED";
inline constexpr std::string_view kModuleCancelled = "MODULE_CANCELLED";
absl::Status RequireOwnReason(const std::string& reason_code);

// Planned, or opened while nobody is marked.
absl::Status RequireCancellable(const Session& session, bool is_anybody_marked);
Session Cancelled(Session session, std::string_view reason);

absl::Status RequireDayOf(const Cohort& cohort, absl::CivilDay day);
// On one half-day a track has one session for all of it, or parts of different slugs.
// Those that are cancelled leave their half-day to others.
absl::Status RequireRoomBeside(const Session& session, const std::vector<Session>& of_half_day);
absl::Status TraineeTaken(const EnrolmentName& trainee, const SessionName& session);

// The days between which sessions are planned: in order, inside the cohort's
// dates, at most 366 days apart.
absl::Status RequireDaysOf(const Cohort& cohort, absl::CivilDay first_on, absl::CivilDay last_on);

}  // namespace ecloserie::domain

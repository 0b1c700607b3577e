#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "domain/session_replan.h"
#include "usecases/unit.h"

namespace ecloserie::usecases {

struct GenerateSessionsCommand {
  domain::TrackName track;
  absl::CivilDay first_on;
  absl::CivilDay last_on;
  domain::SessionPattern pattern;
};

// What the answer of GenerateSessions is about: what one unit of work made of a track's
// sessions between two days, and the days that the calendar took out.
struct SessionsPlanned {
  domain::TrackName track;
  absl::CivilDay first_on;
  absl::CivilDay last_on;
  std::int64_t sequence = 0;
  std::vector<domain::SkippedDay> skipped_days;

  std::string ToString() const;
  static std::optional<SessionsPlanned> Parse(std::string_view text);
};

struct ChangedSession {
  domain::Session session;  // As it became.
  std::vector<std::string> fields;
};

struct KeptSession {
  domain::Session session;
  domain::KeepReason reason;
};

// All in the order of time.
struct PlannedSessions {
  std::vector<domain::Session> added;
  std::vector<ChangedSession> changed;
  std::vector<domain::Session> restored;
  std::vector<domain::Session> cancelled;
  std::vector<KeptSession> kept;
  // Those that stay cancelled, with no other on their half-day.
  std::vector<domain::Session> stay_cancelled;
  std::vector<domain::SkippedDay> skipped_days;
};

absl::StatusOr<SessionsPlanned> GenerateSessions(Unit& unit,
                                                 const GenerateSessionsCommand& command);
absl::StatusOr<PlannedSessions> ShowSessionsPlanned(const View& view,
                                                    const SessionsPlanned& planned);

}  // namespace ecloserie::usecases

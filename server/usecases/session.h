#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "domain/session.h"
#include "storage/session_store.h"
#include "usecases/page.h"
#include "usecases/unit.h"

namespace ecloserie::usecases {

struct GenerateSessionsCommand {
  domain::TrackName track;
  absl::CivilDay first_on;
  absl::CivilDay last_on;
  domain::SessionPattern pattern;
};

// What the answer of GenerateSessions is about: the sessions that the unit of
// work planned, and what it left alone.
struct SessionsPlanned {
  storage::PlannedBy by;
  std::int64_t kept_count = 0;
  std::vector<domain::SkippedDay> skipped_days;

  std::string ToString() const;
  static std::optional<SessionsPlanned> Parse(std::string_view text);
};

struct GeneratedSessions {
  std::vector<domain::Session> sessions;
  std::vector<domain::SkippedDay> skipped_days;
  std::int64_t kept_count = 0;
};

absl::StatusOr<SessionsPlanned> GenerateSessions(Unit& unit,
                                                 const GenerateSessionsCommand& command);
absl::StatusOr<GeneratedSessions> ShowSessionsPlanned(const View& view,
                                                      const SessionsPlanned& planned);

struct ScheduleEventCommand {
  domain::TrackName track;
  domain::Event event;
};
absl::StatusOr<domain::SessionName> ScheduleEvent(Unit& unit, const ScheduleEventCommand& command);

absl::StatusOr<domain::Session> GetSession(const View& view, const domain::SessionName& name);

struct ListSessionsQuery {
  domain::TrackName track;
  storage::SessionFilter filter;
  PageRequest page;
};
absl::StatusOr<Page<domain::Session>> ListSessions(const View& view,
                                                   const ListSessionsQuery& query);

}  // namespace ecloserie::usecases

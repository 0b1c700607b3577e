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

struct ScheduleSessionCommand {
  domain::TrackName track;
  domain::SingleSession session;
};
absl::StatusOr<domain::SessionName> ScheduleSession(Unit& unit,
                                                    const ScheduleSessionCommand& command);

// By their names; or else those that stand in a track or of a module between the days.
struct CancelSessionsCommand {
  std::vector<domain::SessionName> sessions;
  std::optional<domain::TrackName> track;
  std::optional<domain::ModuleName> module;
  domain::DaySpan days;
  std::string reason_code;
};
// The sessions that one unit of work cancelled, in the order in which they are shown.
struct SessionsCancelled {
  std::int64_t sequence = 0;
  std::vector<domain::SessionName> sessions;

  std::string ToString() const;
  static std::optional<SessionsCancelled> Parse(std::string_view text);
};
absl::StatusOr<SessionsCancelled> CancelSessions(Unit& unit, const CancelSessionsCommand& command);
absl::StatusOr<std::vector<domain::Session>> ShowSessionsCancelled(
    const View& view, const SessionsCancelled& cancelled);

absl::StatusOr<domain::Session> GetSession(const View& view, const domain::SessionName& name);

struct ListSessionsQuery {
  domain::TrackName track;
  storage::SessionFilter filter;
  PageRequest page;
};
absl::StatusOr<Page<domain::Session>> ListSessions(const View& view,
                                                   const ListSessionsQuery& query);

// The zone that the school's clock follows.
domain::SchoolZone ZoneOf(const View& view, const std::string& school);

}  // namespace ecloserie::usecases

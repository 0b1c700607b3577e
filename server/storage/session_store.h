#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <vector>

#include "domain/session.h"
#include "storage/snapshot.h"
#include "storage/transaction.h"

namespace ecloserie::storage {

// With the trainees of a part. False when the track has one like it on that half-day
// that is not cancelled.
bool InsertSession(Transaction& transaction, const domain::Session& session);
// Keeps all but where it stands in the calendar and what it is, as the version after
// the session's.
void UpdateSession(Transaction& transaction, const domain::Session& session);
std::optional<domain::Session> FindSession(Transaction& transaction,
                                           const domain::SessionName& name, AsOf as_of = {});

// What is not set lets everything pass.
struct SessionFilter {
  std::optional<absl::CivilDay> first_on;
  std::optional<absl::CivilDay> last_on;
  std::optional<domain::SessionState> state;
  std::optional<domain::Slot> slot;
};
// Where a session stands in the order of time: parts of one half-day by their slugs.
struct SessionPlace {
  absl::CivilDay day;
  std::string slot;
  std::string part;
  domain::Uuid id{};
};
// In the order of time, beginning after a place.
std::vector<domain::Session> ListSessions(Transaction& transaction, const domain::TrackName& track,
                                          const SessionFilter& filter,
                                          const std::optional<SessionPlace>& after,
                                          std::int64_t limit);

// Every version until then of a track's sessions between two days, in the order of
// time, and of each session the older first.
struct SessionVersion {
  domain::Session session;
  std::int64_t sequence = 0;  // Of the unit of work that wrote it.
};
std::vector<SessionVersion> ListSessionVersions(Transaction& transaction,
                                                const domain::TrackName& track,
                                                absl::CivilDay first_on, absl::CivilDay last_on,
                                                AsOf as_of = {});

// Reads sessions of any statement that lists them with these columns, in this order:
// school, session, cohort, track, held_on, slot, start_minute, end_minute, time_zone,
// starts_at, planned_minutes, kind, delivery, state, lock_reason, title, place, version,
// programme, module, part, from_pattern, cancel_reason.
std::vector<domain::Session> ReadSessions(Transaction& transaction, const Sql& sql,
                                          std::initializer_list<Value> values);

Statements SessionStatements();
Snapshots SessionSnapshots();

}  // namespace ecloserie::storage

#pragma once

#include <optional>
#include <vector>

#include "domain/session.h"
#include "storage/snapshot.h"
#include "storage/transaction.h"

namespace ecloserie::storage {

// False when the track has a session on that half-day already, whatever its state.
bool InsertSession(Transaction& transaction, const domain::Session& session);
// Keeps the state and the lock's reason, as the version after the session's.
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
// In the order of time, beginning after a half-day.
std::vector<domain::Session> ListSessions(Transaction& transaction, const domain::TrackName& track,
                                          const SessionFilter& filter,
                                          const std::optional<domain::HalfDay>& after,
                                          std::int64_t limit);

// The sessions that one unit of work planned, as it planned them, in the order
// of time.
struct PlannedBy {
  domain::TrackName track;
  absl::CivilDay first_on;
  absl::CivilDay last_on;
  std::int64_t sequence = 0;
};
std::vector<domain::Session> ListSessionsPlannedBy(Transaction& transaction,
                                                   const PlannedBy& planned_by);

Statements SessionStatements();
Snapshots SessionSnapshots();

}  // namespace ecloserie::storage

#pragma once

#include "storage/postgres/connection.h"

namespace ecloserie::storage::postgres {

enum class StandbyPolicy {
  kNotAsked,
  // One is attached when a connection is opened, and named at every commit, which
  // then waits for it.
  kRequired,
};

// Throws StoreDefect that names the first setting under which answers would be
// wrong or acknowledgements untrue, and what it has to be. Keeps for this session
// what must not be loosened later.
void CheckRequirements(Connection& connection, StandbyPolicy standby);

}  // namespace ecloserie::storage::postgres

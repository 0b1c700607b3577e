#pragma once

#include "storage/postgres/connection.h"

namespace ecloserie::storage::postgres {

enum class StandbyPolicy {
  kNotAsked,
  // Every acknowledged change must be on two machines.
  kRequired,
};

// Throws StoreDefect that names the first setting under which answers would be
// wrong or acknowledgements untrue, and what it has to be.
void CheckRequirements(Connection& connection, StandbyPolicy standby);

}  // namespace ecloserie::storage::postgres

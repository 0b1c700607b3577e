#pragma once

#include "absl/status/status.h"
#include "storage/database.h"

namespace ecloserie::usecases {

// The server takes no new work.
absl::Status ServerDraining();

// What a unit of work that was not kept means to the caller. Nothing of the
// inside shows.
absl::Status RefusalOfStore(const storage::Outcome& outcome);

}  // namespace ecloserie::usecases

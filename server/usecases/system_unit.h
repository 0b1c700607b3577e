#pragma once

#include <functional>
#include <string>

#include "absl/status/status.h"
#include "domain/environment.h"
#include "storage/database.h"
#include "usecases/unit.h"

namespace ecloserie::usecases {

// A unit of work that nobody asked for: that of a job, which is recorded as
// system:{job}. Kept, with its journal rows, if it changed anything. Waits for the
// store; throws when it does not keep the unit, or the unit refuses.
struct SystemWork {
  std::string school;
  std::string job;     // settle
  std::string method;  // as the journal has it
  std::function<absl::Status(Unit&)> change;
};

// Whether anything was changed.
bool RunAsSystem(storage::Database& database, domain::Environment& environment,
                 const SystemWork& work);

}  // namespace ecloserie::usecases

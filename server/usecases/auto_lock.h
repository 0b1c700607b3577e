#pragma once

#include <functional>

#include "domain/environment.h"
#include "storage/database.h"

namespace ecloserie::usecases {

// Locks the open registers in which everybody has a mark, so many days after their
// half-day as their school's policy says. Those that lack a mark stay open. Returns how
// many it locked; the trouble of one register is thrown once the others are done.
int LockEverythingDue(
    storage::Database& database, domain::Environment& environment,
    const std::function<bool()>& is_stopping = [] { return false; });

}  // namespace ecloserie::usecases

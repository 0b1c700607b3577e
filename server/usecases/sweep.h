#pragma once

#include <functional>

#include "domain/environment.h"
#include "storage/database.h"

namespace ecloserie::usecases {

// Settles the waiting lists of all schools: what overdue offers hold is given to those
// who wait, and everybody sees it. Nothing depends on it, because whoever needs a seat
// settles the line first. Returns in how many cohorts anything changed; the trouble of
// one school is thrown once the others are done.
int SettleEverything(
    storage::Database& database, domain::Environment& environment,
    const std::function<bool()>& is_stopping = [] { return false; });

}  // namespace ecloserie::usecases

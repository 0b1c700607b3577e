#pragma once

#include <functional>

#include "storage/database.h"

namespace ecloserie::usecases {

// For jobs and tools, which have a thread of their own to wait on. Both throw when
// the store does not keep the work, or answers too late.
void ReadNow(storage::Database& database, std::function<void(storage::Transaction&)> run);
void WriteNow(storage::Database& database, const std::string& school,
              std::function<storage::Fate(storage::Transaction&)> run);

}  // namespace ecloserie::usecases

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "domain/environment.h"
#include "storage/database.h"

namespace ecloserie::usecases {

// What one check of a whole database has found.
struct CheckReport {
  std::string check;  // ledger
  std::vector<std::string> findings;
  std::string looked_at;  // 3 schools
};

// Every check of what is stored that reads through transactions, for operators: no
// caller and no permission. Blocks; a check that cannot be made is a finding.
std::vector<CheckReport> RunChecks(storage::Database& database,
                                   const domain::Environment& environment);

}  // namespace ecloserie::usecases

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/seal.h"
#include "storage/transaction.h"

namespace ecloserie::storage {

void InsertSeal(Transaction& transaction, const domain::Seal& seal);

std::optional<domain::Seal> LatestSeal(Transaction& transaction, const std::string& school);
// By number, beginning after `after`.
std::vector<domain::Seal> ListSeals(Transaction& transaction, const std::string& school,
                                    std::int64_t after, std::int64_t limit);

// The schools, after `after`, that have recorded something since their latest seal.
std::vector<std::string> ListUnsealed(Transaction& transaction, const std::string& after,
                                      std::int64_t limit);

Statements SealStatements();

}  // namespace ecloserie::storage

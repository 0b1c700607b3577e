#pragma once

#include <string>
#include <vector>

#include "domain/environment.h"
#include "storage/transaction.h"

namespace ecloserie::usecases {

// Derives all that can be derived of a school's record again, in one snapshot: the
// seals from the journal, and the commitments of the journal from the version rows as
// they are now. What does not agree, in words, the oldest first; empty when all does.
std::vector<std::string> CheckAudit(storage::Transaction& transaction,
                                    const domain::Environment& environment,
                                    const std::string& school);

}  // namespace ecloserie::usecases

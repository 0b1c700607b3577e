#pragma once

#include <cstdint>
#include <vector>

#include "absl/time/time.h"
#include "domain/name.h"
#include "storage/transaction.h"

namespace ecloserie::storage {

// The sessions whose registers are open without the trainee on their roster, although a
// placement in their track is valid on their half-day.
std::vector<domain::SessionName> OpenSessionsWithout(Transaction& transaction,
                                                     const domain::EnrolmentName& enrolment);
void InsertLatecomer(Transaction& transaction, const domain::SessionName& session,
                     const domain::EnrolmentName& enrolment);

// The sessions of a school whose registers are open, whose half-day was over by then, and
// in which nobody is without a mark; after one of them in the order of identifiers.
std::vector<domain::SessionName> FullyMarkedSessions(Transaction& transaction,
                                                     const domain::SessionName& after,
                                                     absl::Time ended_by, std::int64_t limit);

Statements RosterStatements();

}  // namespace ecloserie::storage

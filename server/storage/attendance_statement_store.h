#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/attendance_statement.h"
#include "storage/snapshot.h"
#include "storage/transaction.h"

namespace ecloserie::storage {

// With its lines and registers; none of them ever changes.
void InsertStatement(Transaction& transaction, const domain::AttendanceStatement& statement);

// Whole.
std::optional<domain::AttendanceStatement> FindStatement(
    Transaction& transaction, const domain::AttendanceStatementName& name);
// Whole as well, in the order in which they were made, beginning after one.
std::vector<domain::AttendanceStatement> ListStatements(Transaction& transaction,
                                                        const domain::CohortName& cohort,
                                                        const domain::Uuid& after,
                                                        std::int64_t limit);

// Who funds the seats of a cohort, as recorded now: the parties of live allocations and
// of the agreements under which the seats are held.
domain::FundersOfSeats FundersOf(Transaction& transaction, const domain::CohortName& cohort);

// What a statement rests on and was touched since: registers, justifications that were
// accepted then or are now, evidence that was confirmed then or is now. Names.
std::vector<std::string> ListTouchedSince(Transaction& transaction,
                                          const domain::AttendanceStatement& statement,
                                          const domain::MonthOfStatement& month);

Statements AttendanceStatementStatements();
Snapshots AttendanceStatementSnapshots();

}  // namespace ecloserie::storage

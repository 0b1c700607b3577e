#pragma once

#include <cstdint>
#include <vector>

#include "domain/name.h"
#include "domain/outcome.h"
#include "storage/snapshot.h"
#include "storage/transaction.h"

namespace ecloserie::storage {

// The first observation for so many months, or the next version of it.
void PutOutcome(Transaction& transaction, const domain::EnrolmentName& enrolment,
                const domain::Outcome& outcome);

// In the order of months.
std::vector<domain::Outcome> OutcomesOf(Transaction& transaction,
                                        const domain::EnrolmentName& enrolment, AsOf as_of = {});

Statements OutcomeStatements();
Snapshots OutcomeSnapshots();

}  // namespace ecloserie::storage

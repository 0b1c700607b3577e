#pragma once

#include <optional>

#include "domain/attendance_policy.h"
#include "storage/snapshot.h"
#include "storage/transaction.h"

namespace ecloserie::storage {

// The first or the next version.
void PutAttendancePolicy(Transaction& transaction, const domain::AttendancePolicy& policy);

// Nothing while the school has not said any.
std::optional<domain::AttendancePolicy> FindAttendancePolicy(Transaction& transaction,
                                                             const domain::SchoolName& school,
                                                             AsOf as_of = {});

Statements AttendancePolicyStatements();
Snapshots AttendancePolicySnapshots();

}  // namespace ecloserie::storage

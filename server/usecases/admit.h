#pragma once

#include "absl/status/statusor.h"
#include "domain/access.h"
#include "storage/transaction.h"
#include "usecases/call.h"

namespace ecloserie::usecases {

// The one place that says whether a call may be made, in the transaction that it
// then runs in: whose credential it is and whether it still counts, the right that
// the method declares, the school, and, for a caller who is bound to objects,
// whether all that the request names is its own. Nothing else is read before.
absl::StatusOr<domain::Caller> Admit(storage::Transaction& transaction, const Call& call,
                                     absl::Time now);

}  // namespace ecloserie::usecases

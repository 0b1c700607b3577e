#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/name.h"
#include "domain/rate_policy.h"
#include "storage/snapshot.h"
#include "storage/transaction.h"

namespace ecloserie::storage {

// The policies that a school made; the built-in ones are not stored.

// A new one, or the next version.
void PutRatePolicy(Transaction& transaction, const domain::RatePolicyName& name,
                   const domain::RatePolicy& policy);
std::optional<domain::RatePolicy> FindRatePolicy(Transaction& transaction,
                                                 const domain::RatePolicyName& name,
                                                 AsOf as_of = {});
std::optional<domain::RatePolicy> FindRatePolicyVersion(Transaction& transaction,
                                                        const domain::RatePolicyName& name,
                                                        std::int64_t version);
// By name, beginning after one.
std::vector<domain::RatePolicy> ListRatePolicies(Transaction& transaction,
                                                 const std::string& school,
                                                 const std::string& after, std::int64_t limit);

Statements RatePolicyStatements();
Snapshots RatePolicySnapshots();

}  // namespace ecloserie::storage

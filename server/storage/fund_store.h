#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/fund.h"
#include "storage/snapshot.h"
#include "storage/transaction.h"

namespace ecloserie::storage {

// False when the identifier is taken.
bool InsertFund(Transaction& transaction, const domain::Fund& fund);
std::optional<domain::Fund> FindFund(Transaction& transaction, const domain::FundName& name,
                                     AsOf as_of = {});
std::vector<domain::Fund> ListFunds(Transaction& transaction, const std::string& school,
                                    const std::string& after, std::int64_t limit);

Statements FundStatements();
Snapshots FundSnapshots();

}  // namespace ecloserie::storage

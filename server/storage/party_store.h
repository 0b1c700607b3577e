#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/agreement.h"
#include "storage/snapshot.h"
#include "storage/transaction.h"

namespace ecloserie::storage {

// False when the identifier is taken.
bool InsertParty(Transaction& transaction, const domain::Party& party);
std::optional<domain::Party> FindParty(Transaction& transaction, const domain::PartyName& name,
                                       AsOf as_of = {});

struct SupplierFilter {
  std::string school;
  bool suppliers_only = false;
};
// By slug, beginning after `after`.
std::vector<domain::Party> ListParties(Transaction& transaction, const SupplierFilter& filter,
                                       const std::string& after, std::int64_t limit);

Statements PartyStatements();
Snapshots PartySnapshots();

}  // namespace ecloserie::storage

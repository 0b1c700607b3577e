#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/agreement.h"
#include "storage/snapshot.h"
#include "storage/transaction.h"

namespace ecloserie::storage {

// False when the identifier is taken.
bool InsertAgreement(Transaction& transaction, const domain::Agreement& agreement);
std::optional<domain::Agreement> FindAgreement(Transaction& transaction,
                                               const domain::AgreementName& name, AsOf as_of = {});
std::vector<domain::Agreement> ListAgreements(Transaction& transaction, const std::string& school,
                                              const std::string& after, std::int64_t limit);

Statements AgreementStatements();
Snapshots AgreementSnapshots();

}  // namespace ecloserie::storage

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/principal.h"
#include "storage/snapshot.h"
#include "storage/transaction.h"

namespace ecloserie::storage {

// False when the school has a principal of that name.
bool InsertPrincipal(Transaction& transaction, const domain::Principal& principal);
// The next version of the principal.
void UpdatePrincipal(Transaction& transaction, const domain::Principal& principal);

std::optional<domain::Principal> FindPrincipal(Transaction& transaction,
                                               const domain::PrincipalName& name, AsOf as_of = {});
std::vector<domain::Principal> ListPrincipals(Transaction& transaction, const std::string& school,
                                              const std::string& after, std::int64_t limit);

// Whether the network has anybody who can call; schools come later.
bool HasPrincipals(Transaction& transaction);

// Lists of slugs lie in one column each.
std::string JoinSlugs(const std::vector<std::string>& slugs);
std::vector<std::string> SplitSlugs(const std::string& text);

Statements PrincipalStatements();
Snapshots PrincipalSnapshots();

}  // namespace ecloserie::storage

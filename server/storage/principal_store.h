#pragma once

#include <optional>

#include "domain/access.h"
#include "domain/environment.h"
#include "storage/transaction.h"

namespace ecloserie::storage {

// False when a principal of that name exists.
bool InsertPrincipal(Transaction& transaction, const domain::Principal& principal,
                     absl::Time made_at);
void InsertToken(Transaction& transaction, const domain::Digest& token_digest,
                 const std::string& principal, absl::Time made_at);

// Whom the token stands for.
std::optional<domain::Principal> FindPrincipal(Transaction& transaction,
                                               const domain::Digest& token_digest);

bool HasPrincipals(Transaction& transaction);

Statements PrincipalStatements();

}  // namespace ecloserie::storage

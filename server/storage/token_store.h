#pragma once

#include <optional>
#include <vector>

#include "domain/access.h"
#include "domain/environment.h"
#include "domain/token.h"
#include "storage/snapshot.h"
#include "storage/transaction.h"

namespace ecloserie::storage {

// digest: the keyed digest of the secret, or of the certificate's name. False when
// a certificate of that name stands for somebody already.
bool InsertToken(Transaction& transaction, const domain::Token& token,
                 const domain::Digest& digest);
// The next version of the token: it ends earlier, or is revoked.
void UpdateToken(Transaction& transaction, const domain::Token& token);

std::optional<domain::Token> FindToken(Transaction& transaction, const domain::TokenName& name,
                                       AsOf as_of = {});
std::vector<domain::Token> ListTokens(Transaction& transaction,
                                      const domain::PrincipalName& principal,
                                      const domain::Uuid& after, std::int64_t limit);

// Whom the credential stands for, dead or alive.
std::optional<domain::Caller> FindCaller(Transaction& transaction, const domain::Digest& digest);

// Not a part of the record: it has no history and no journal.
void NoteTokenUse(Transaction& transaction, const domain::TokenName& name, absl::Time used_at);

Statements TokenStatements();
Snapshots TokenSnapshots();

}  // namespace ecloserie::storage

#include "storage/principal_store.h"

#include "domain/name.h"

namespace ecloserie::storage {
namespace {

constexpr Sql kInsertPrincipal{R"sql(
INSERT INTO principal (school, principal, role, member_of, made_at)
VALUES ('-', $1, $2, $3, $4)
ON CONFLICT (school, principal) DO NOTHING
)sql"};

constexpr Sql kInsertToken{R"sql(
INSERT INTO token (school, token_digest, principal, made_at) VALUES ('-', $1, $2, $3)
)sql"};

constexpr Sql kFindPrincipal{R"sql(
SELECT principal.principal, principal.role, principal.member_of
FROM token JOIN principal
  ON principal.school = token.school AND principal.principal = token.principal
WHERE token.school = '-' AND token.token_digest = $1
)sql"};

constexpr Sql kFindAnyPrincipal{R"sql(
SELECT principal FROM principal WHERE school = '-' AND principal > '' ORDER BY principal LIMIT 1
)sql"};

domain::Principal ReadPrincipal(const Rows& rows) {
  return {.name = rows.Text(0), .role = rows.Choice<domain::Role>(1), .school = rows.Text(2)};
}

constexpr const Sql* kStatements[] = {&kInsertPrincipal, &kInsertToken, &kFindPrincipal,
                                      &kFindAnyPrincipal};

}  // namespace

bool InsertPrincipal(Transaction& transaction, const domain::Principal& principal,
                     absl::Time made_at) {
  return transaction.Execute(kInsertPrincipal,
                             {principal.name, principal.role, principal.school, made_at}) == 1;
}

void InsertToken(Transaction& transaction, const domain::Digest& token_digest,
                 const std::string& principal, absl::Time made_at) {
  transaction.Execute(kInsertToken, {token_digest, principal, made_at});
}

std::optional<domain::Principal> FindPrincipal(Transaction& transaction,
                                               const domain::Digest& token_digest) {
  Rows rows = transaction.Query(kFindPrincipal, {token_digest});
  if (!rows.Next()) return std::nullopt;
  return ReadPrincipal(rows);
}

bool HasPrincipals(Transaction& transaction) {
  return transaction.Query(kFindAnyPrincipal, {}).Next();
}

Statements PrincipalStatements() { return kStatements; }

}  // namespace ecloserie::storage

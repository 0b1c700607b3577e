#include "storage/token_store.h"

#include "storage/principal_store.h"

namespace ecloserie::storage {
namespace {

constexpr Sql kInsert{R"sql(
INSERT INTO token (school, principal, token, kind, subject, role, schools, cohorts, made_by,
                   made_at, expires_at, revoked_at, version, sequence)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, NULL, 1, $12)
)sql"};

constexpr Sql kInsertCredential{R"sql(
INSERT INTO credential (school, digest, member_of, principal, token) VALUES ('-', $1, $2, $3, $4)
)sql"};

// A certificate's name may pass to somebody else once it stands for nobody.
constexpr Sql kFindCredential{R"sql(
SELECT t.revoked_at, t.expires_at, t.school, t.principal
FROM credential AS c JOIN token AS t
  ON t.school = c.member_of AND t.principal = c.principal AND t.token = c.token
WHERE c.school = '-' AND c.digest = $1
)sql"};

constexpr Sql kMoveCredential{R"sql(
UPDATE credential SET member_of = $2, principal = $3, token = $4 WHERE school = '-' AND digest = $1
)sql"};

constexpr Sql kUpdate{R"sql(
UPDATE token SET expires_at = $4, revoked_at = $5, version = version + 1, sequence = $6
WHERE school = $1 AND principal = $2 AND token = $3
)sql"};

constexpr Sql kFind{R"sql(
SELECT t.school, t.principal, t.token, t.kind, t.subject, t.role, t.schools, t.cohorts, t.made_by,
       t.made_at, t.expires_at, t.revoked_at, t.version,
       (SELECT u.last_used_at FROM token_use AS u
        WHERE u.school = t.school AND u.principal = t.principal AND u.token = t.token)
FROM token_ever AS t
WHERE t.school = $1 AND t.principal = $2 AND t.token = $3 AND t.sequence <= $4
ORDER BY t.version DESC LIMIT 1
)sql"};

constexpr Sql kList{R"sql(
SELECT t.school, t.principal, t.token, t.kind, t.subject, t.role, t.schools, t.cohorts, t.made_by,
       t.made_at, t.expires_at, t.revoked_at, t.version, u.last_used_at
FROM token AS t LEFT JOIN token_use AS u
  ON u.school = t.school AND u.principal = t.principal AND u.token = t.token
WHERE t.school = $1 AND t.principal = $2 AND t.token > $3
ORDER BY t.token LIMIT $4
)sql"};

constexpr Sql kFindCaller{R"sql(
SELECT t.school, t.principal, t.token, t.kind, t.subject, t.role, t.schools, t.cohorts, t.made_by,
       t.made_at, t.expires_at, t.revoked_at, t.version, u.last_used_at,
       p.role, p.cohorts, p.party, p.enrolment, p.is_disabled, p.version
FROM credential AS c
JOIN token AS t ON t.school = c.member_of AND t.principal = c.principal AND t.token = c.token
JOIN principal AS p ON p.school = c.member_of AND p.principal = c.principal
LEFT JOIN token_use AS u
  ON u.school = t.school AND u.principal = t.principal AND u.token = t.token
WHERE c.school = '-' AND c.digest = $1
)sql"};

constexpr Sql kNoteUse{R"sql(
INSERT INTO token_use (school, principal, token, last_used_at) VALUES ($1, $2, $3, $4)
ON CONFLICT (school, principal, token) DO UPDATE SET last_used_at = excluded.last_used_at
WHERE token_use.last_used_at < excluded.last_used_at
)sql"};

constexpr Sql kReadVersion{R"sql(
SELECT principal, token, kind, subject, role, schools, cohorts, made_by, made_at, expires_at, revoked_at
FROM token_ever
WHERE school = $1 AND principal = $2 AND token = $3 AND version = $4
)sql"};

constexpr Sql kCountVersions{R"sql(
SELECT COUNT(*) FROM token_ever WHERE school = $1
)sql"};

constexpr const Sql* kStatements[] = {
    &kInsert, &kInsertCredential, &kFindCredential, &kMoveCredential, &kUpdate,       &kFind,
    &kList,   &kFindCaller,       &kNoteUse,        &kReadVersion,    &kCountVersions};

constexpr Snapshot kSnapshots[] = {
    {"principals/*/tokens/#", &kReadVersion, "bbbbbbbbiii", &kCountVersions}};

domain::Token ReadToken(const Rows& rows) {
  return {.name = {.principal = {rows.Text(0), rows.Text(1)}, .id = rows.Id(2)},
          .kind = rows.Choice<domain::TokenKind>(3),
          .subject = rows.Text(4),
          .role = rows.IsNull(5) ? std::nullopt : std::optional(rows.Choice<domain::Role>(5)),
          .schools = SplitSlugs(rows.Text(6)),
          .cohorts = SplitSlugs(rows.Text(7)),
          .made_by = rows.Text(8),
          .made_at = rows.At(9),
          .expires_at = rows.At(10),
          .revoked_at = rows.OptionalAt(11),
          .last_used_at = rows.OptionalAt(13),
          .version = rows.Integer(12)};
}

void NoteVersion(Transaction& transaction, const domain::Token& token, ChangeKind kind,
                 std::int64_t version) {
  transaction.Note(kind, token.name.ToString(), version,
                   {token.name.principal.slug, token.name.id, token.kind, token.subject, token.role,
                    JoinSlugs(token.schools), JoinSlugs(token.cohorts), token.made_by,
                    token.made_at, token.expires_at, token.revoked_at});
}

enum class Standing { kNew, kFree, kTaken };

// Whom the credential stands for counts as long as its token does; the same principal
// may always have it anew.
Standing StandingOf(Transaction& transaction, const domain::Token& token,
                    const domain::Digest& digest) {
  Rows rows = transaction.Query(kFindCredential, {digest});
  if (!rows.Next()) return Standing::kNew;
  const bool is_over = !rows.IsNull(0) || rows.At(1) <= token.made_at;
  const domain::PrincipalName holder{rows.Text(2), rows.Text(3)};
  return is_over || holder == token.name.principal ? Standing::kFree : Standing::kTaken;
}

}  // namespace

bool InsertToken(Transaction& transaction, const domain::Token& token,
                 const domain::Digest& digest) {
  // Only the name of a certificate can be there already: secrets are random.
  const Standing standing = StandingOf(transaction, token, digest);
  if (standing == Standing::kTaken) return false;
  const domain::PrincipalName& principal = token.name.principal;
  const std::string schools = JoinSlugs(token.schools);
  const std::string cohorts = JoinSlugs(token.cohorts);
  transaction.Execute(kInsert, {principal.school, principal.slug, token.name.id, token.kind,
                                token.subject, token.role, schools, cohorts, token.made_by,
                                token.made_at, token.expires_at, transaction.stamp().sequence});
  transaction.Execute(standing == Standing::kFree ? kMoveCredential : kInsertCredential,
                      {digest, principal.school, principal.slug, token.name.id});
  NoteVersion(transaction, token, ChangeKind::kCreated, 1);
  return true;
}

void UpdateToken(Transaction& transaction, const domain::Token& token) {
  const domain::PrincipalName& principal = token.name.principal;
  transaction.Execute(kUpdate, {principal.school, principal.slug, token.name.id, token.expires_at,
                                token.revoked_at, transaction.stamp().sequence});
  NoteVersion(transaction, token, ChangeKind::kUpdated, token.version + 1);
}

std::optional<domain::Token> FindToken(Transaction& transaction, const domain::TokenName& name,
                                       AsOf as_of) {
  Rows rows = transaction.Query(
      kFind, {name.principal.school, name.principal.slug, name.id, as_of.sequence});
  if (!rows.Next()) return std::nullopt;
  return ReadToken(rows);
}

std::vector<domain::Token> ListTokens(Transaction& transaction,
                                      const domain::PrincipalName& principal,
                                      const domain::Uuid& after, std::int64_t limit) {
  std::vector<domain::Token> tokens;
  Rows rows = transaction.Query(kList, {principal.school, principal.slug, after, limit});
  while (rows.Next()) tokens.push_back(ReadToken(rows));
  return tokens;
}

std::optional<domain::Caller> FindCaller(Transaction& transaction, const domain::Digest& digest) {
  Rows rows = transaction.Query(kFindCaller, {digest});
  if (!rows.Next()) return std::nullopt;
  domain::Token token = ReadToken(rows);
  domain::Principal principal{.name = token.name.principal,
                              .role = rows.Choice<domain::Role>(14),
                              .cohorts = SplitSlugs(rows.Text(15)),
                              .party = rows.OptionalText(16),
                              .enrolment = rows.OptionalId(17),
                              .is_disabled = rows.Integer(18) == 1,
                              .version = rows.Integer(19)};
  return domain::Caller{std::move(principal), std::move(token)};
}

void NoteTokenUse(Transaction& transaction, const domain::TokenName& name, absl::Time used_at) {
  transaction.Execute(kNoteUse, {name.principal.school, name.principal.slug, name.id, used_at});
}

Statements TokenStatements() { return kStatements; }

Snapshots TokenSnapshots() { return kSnapshots; }

}  // namespace ecloserie::storage

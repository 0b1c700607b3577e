#include "storage/principal_store.h"

#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"

namespace ecloserie::storage {
namespace {

constexpr Sql kInsert{R"sql(
INSERT INTO principal (school, principal, role, cohorts, party, enrolment, is_disabled,
                       version, sequence)
VALUES ($1, $2, $3, $4, $5, $6, $7, 1, $8)
ON CONFLICT (school, principal) DO NOTHING
)sql"};

constexpr Sql kUpdate{R"sql(
UPDATE principal
SET role = $3, cohorts = $4, party = $5, enrolment = $6, is_disabled = $7,
    version = version + 1, sequence = $8
WHERE school = $1 AND principal = $2
)sql"};

constexpr Sql kFind{R"sql(
SELECT school, principal, role, cohorts, party, enrolment, is_disabled, version
FROM principal_ever
WHERE school = $1 AND principal = $2 AND sequence <= $3
ORDER BY version DESC LIMIT 1
)sql"};

constexpr Sql kList{R"sql(
SELECT school, principal, role, cohorts, party, enrolment, is_disabled, version
FROM principal
WHERE school = $1 AND principal > $2
ORDER BY principal LIMIT $3
)sql"};

constexpr Sql kFindAnyOfNetwork{R"sql(
SELECT principal FROM principal WHERE school = '-' AND principal > '' ORDER BY principal LIMIT 1
)sql"};

constexpr Sql kReadVersion{R"sql(
SELECT principal, role, cohorts, party, enrolment, is_disabled
FROM principal_ever
WHERE school = $1 AND principal = $2 AND version = $3
)sql"};

constexpr Sql kCountVersions{R"sql(
SELECT COUNT(*) FROM principal_ever WHERE school = $1
)sql"};

constexpr const Sql* kStatements[] = {&kInsert,           &kUpdate,      &kFind,         &kList,
                                      &kFindAnyOfNetwork, &kReadVersion, &kCountVersions};

constexpr Snapshot kSnapshots[] = {{"principals/*", &kReadVersion, "bbbbbi", &kCountVersions}};

domain::Principal ReadPrincipal(const Rows& rows) {
  return {.name = {rows.Text(0), rows.Text(1)},
          .role = rows.Choice<domain::Role>(2),
          .cohorts = SplitSlugs(rows.Text(3)),
          .party = rows.OptionalText(4),
          .enrolment = rows.OptionalId(5),
          .is_disabled = rows.Integer(6) == 1,
          .version = rows.Integer(7)};
}

void NoteVersion(Transaction& transaction, const domain::Principal& principal, ChangeKind kind,
                 std::int64_t version) {
  transaction.Note(kind, principal.name.ToString(), version,
                   {principal.name.slug, principal.role, JoinSlugs(principal.cohorts),
                    principal.party, principal.enrolment, principal.is_disabled ? 1 : 0});
}

}  // namespace

bool InsertPrincipal(Transaction& transaction, const domain::Principal& principal) {
  const std::string cohorts = JoinSlugs(principal.cohorts);
  const auto inserted =
      transaction.Execute(kInsert, {principal.name.school, principal.name.slug, principal.role,
                                    cohorts, principal.party, principal.enrolment,
                                    principal.is_disabled ? 1 : 0, transaction.stamp().sequence});
  if (inserted == 1) NoteVersion(transaction, principal, ChangeKind::kCreated, 1);
  return inserted == 1;
}

void UpdatePrincipal(Transaction& transaction, const domain::Principal& principal) {
  const std::string cohorts = JoinSlugs(principal.cohorts);
  transaction.Execute(kUpdate, {principal.name.school, principal.name.slug, principal.role, cohorts,
                                principal.party, principal.enrolment, principal.is_disabled ? 1 : 0,
                                transaction.stamp().sequence});
  NoteVersion(transaction, principal, ChangeKind::kUpdated, principal.version + 1);
}

std::optional<domain::Principal> FindPrincipal(Transaction& transaction,
                                               const domain::PrincipalName& name, AsOf as_of) {
  Rows rows = transaction.Query(kFind, {name.school, name.slug, as_of.sequence});
  if (!rows.Next()) return std::nullopt;
  return ReadPrincipal(rows);
}

std::vector<domain::Principal> ListPrincipals(Transaction& transaction, const std::string& school,
                                              const std::string& after, std::int64_t limit) {
  std::vector<domain::Principal> principals;
  Rows rows = transaction.Query(kList, {school, after, limit});
  while (rows.Next()) principals.push_back(ReadPrincipal(rows));
  return principals;
}

bool HasPrincipals(Transaction& transaction) {
  return transaction.Query(kFindAnyOfNetwork, {}).Next();
}

std::string JoinSlugs(const std::vector<std::string>& slugs) { return absl::StrJoin(slugs, " "); }

std::vector<std::string> SplitSlugs(const std::string& text) {
  return absl::StrSplit(text, ' ', absl::SkipEmpty());
}

Statements PrincipalStatements() { return kStatements; }

Snapshots PrincipalSnapshots() { return kSnapshots; }

}  // namespace ecloserie::storage

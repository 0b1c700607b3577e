#include "storage/person_store.h"

#include "storage/resemblance_store.h"

namespace ecloserie::storage {
namespace {

constexpr Sql kInsert{R"sql(
INSERT INTO person (school, person, sealed, version, sequence) VALUES ($1, $2, $3, 1, $4)
)sql"};

constexpr Sql kInsertKey{R"sql(
INSERT INTO person_key (school, person, wrapped_key) VALUES ($1, $2, $3)
)sql"};

constexpr Sql kInsertIdentity{R"sql(
INSERT INTO person_identity (school, identity, person) VALUES ($1, $2, $3)
)sql"};

constexpr Sql kUpdate{R"sql(
UPDATE person SET sealed = $3, version = version + 1, sequence = $4
WHERE school = $1 AND person = $2
)sql"};

constexpr Sql kFind{R"sql(
SELECT p.person, p.sealed, p.version,
       (SELECT k.wrapped_key FROM person_key AS k WHERE k.school = p.school AND k.person = p.person)
FROM person AS p WHERE p.school = $1 AND p.person = $2
)sql"};

constexpr Sql kFindAsOf{R"sql(
SELECT p.person, p.sealed, p.version,
       (SELECT k.wrapped_key FROM person_key AS k WHERE k.school = p.school AND k.person = p.person)
FROM person_ever AS p WHERE p.school = $1 AND p.person = $2 AND p.sequence <= $3
ORDER BY p.version DESC LIMIT 1
)sql"};

constexpr Sql kFindByIdentity{R"sql(
SELECT p.person, p.sealed, p.version,
       (SELECT k.wrapped_key FROM person_key AS k WHERE k.school = p.school AND k.person = p.person)
FROM person_identity AS i JOIN person AS p ON p.school = i.school AND p.person = i.person
WHERE i.school = $1 AND i.identity = $2
)sql"};

constexpr Sql kUpdateIdentity{R"sql(
UPDATE person_identity SET identity = $3 WHERE school = $1 AND person = $2
)sql"};

constexpr Sql kList{R"sql(
SELECT p.person, p.sealed, p.version,
       (SELECT k.wrapped_key FROM person_key AS k WHERE k.school = p.school AND k.person = p.person)
FROM person AS p WHERE p.school = $1 AND p.person > $2
  AND (CAST($3 AS TEXT) IS NULL OR EXISTS (
        SELECT 1 FROM application AS a
        WHERE a.school = p.school AND a.cohort = $3 AND a.person = p.person))
ORDER BY p.person LIMIT $4
)sql"};

constexpr Sql kDestroyKey{R"sql(
DELETE FROM person_key WHERE school = $1 AND person = $2
)sql"};

constexpr Sql kForgetIdentity{R"sql(
DELETE FROM person_identity WHERE school = $1 AND person = $2
)sql"};

constexpr Sql kReadVersion{R"sql(
SELECT person, sealed FROM person_ever WHERE school = $1 AND person = $2 AND version = $3
)sql"};

constexpr Sql kCountVersions{R"sql(
SELECT COUNT(*) FROM person_ever WHERE school = $1
)sql"};

constexpr const Sql* kStatements[] = {
    &kInsert,         &kInsertKey,      &kInsertIdentity, &kUpdate, &kFind,
    &kFindAsOf,       &kFindByIdentity, &kUpdateIdentity, &kList,   &kDestroyKey,
    &kForgetIdentity, &kReadVersion,    &kCountVersions};

constexpr Snapshot kSnapshots[] = {{"people/#", &kReadVersion, "bb", &kCountVersions}};

void NoteVersion(Transaction& transaction, const domain::SealedPerson& person, ChangeKind kind,
                 std::int64_t version) {
  transaction.Note(kind, person.name.ToString(), version,
                   {person.name.id, Value::OfBytes(person.values)});
}

}  // namespace

domain::SealedPerson ReadPerson(const Rows& rows, const std::string& school, int first) {
  return {.name = {school, rows.Id(first)},
          .values = rows.Text(first + 1),
          .wrapped_key = rows.OptionalText(first + 3).value_or(""),
          .version = rows.Integer(first + 2)};
}

void InsertPerson(Transaction& transaction, const domain::SealedPerson& person,
                  const domain::Digest& identity) {
  const auto& [school, id] = person.name;
  transaction.Execute(kInsert,
                      {school, id, Value::OfBytes(person.values), transaction.stamp().sequence});
  transaction.Execute(kInsertKey, {school, id, Value::OfBytes(person.wrapped_key)});
  transaction.Execute(kInsertIdentity, {school, identity, id});
  NoteVersion(transaction, person, ChangeKind::kCreated, 1);
}

void UpdatePerson(Transaction& transaction, const domain::SealedPerson& person) {
  transaction.Execute(kUpdate, {person.name.school, person.name.id, Value::OfBytes(person.values),
                                transaction.stamp().sequence});
  NoteVersion(transaction, person, ChangeKind::kUpdated, person.version);
}

std::optional<domain::SealedPerson> FindPerson(Transaction& transaction,
                                               const domain::PersonName& name, AsOf as_of) {
  Rows rows = as_of.IsLatest()
                  ? transaction.Query(kFind, {name.school, name.id})
                  : transaction.Query(kFindAsOf, {name.school, name.id, as_of.sequence});
  if (!rows.Next()) return std::nullopt;
  return ReadPerson(rows, name.school, 0);
}

std::optional<domain::SealedPerson> FindPersonByIdentity(Transaction& transaction,
                                                         const std::string& school,
                                                         const domain::Digest& identity) {
  Rows rows = transaction.Query(kFindByIdentity, {school, identity});
  if (!rows.Next()) return std::nullopt;
  return ReadPerson(rows, school, 0);
}

void UpdateIdentity(Transaction& transaction, const domain::PersonName& name,
                    const domain::Digest& identity) {
  transaction.Execute(kUpdateIdentity, {name.school, name.id, identity});
}

std::vector<domain::SealedPerson> ListPeople(Transaction& transaction, const PersonFilter& filter,
                                             const domain::Uuid& after, std::int64_t limit) {
  std::vector<domain::SealedPerson> people;
  Rows rows = transaction.Query(kList, {filter.school, after, filter.cohort, limit});
  while (rows.Next()) people.push_back(ReadPerson(rows, filter.school, 0));
  return people;
}

void DestroyPersonKey(Transaction& transaction, const domain::SealedPerson& person) {
  transaction.Execute(kDestroyKey, {person.name.school, person.name.id});
  transaction.Execute(kForgetIdentity, {person.name.school, person.name.id});
  DeleteTraces(transaction, person.name);
  DeleteResemblances(transaction, person.name);
  NoteVersion(transaction, person, ChangeKind::kErased, person.version);
}

Statements PersonStatements() { return kStatements; }

Snapshots PersonSnapshots() { return kSnapshots; }

}  // namespace ecloserie::storage

#include "storage/person_store.h"

namespace ecloserie::storage {
namespace {

constexpr Sql kInsert{R"sql(
INSERT INTO person (school, person, identity, family_name, given_name, born_on, email, phone,
                    postal_code, gender, occupation, jobseeker_since, jobseeker_region,
                    version, sequence)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 1, $14)
)sql"};

constexpr Sql kUpdate{R"sql(
UPDATE person
SET family_name = $3, given_name = $4, born_on = $5, email = $6, phone = $7, postal_code = $8,
    gender = $9, occupation = $10, jobseeker_since = $11, jobseeker_region = $12,
    version = version + 1, sequence = $13
WHERE school = $1 AND person = $2
)sql"};

constexpr Sql kFind{R"sql(
SELECT person, family_name, given_name, born_on, email, phone, postal_code, gender, occupation,
       jobseeker_since, jobseeker_region, version
FROM person WHERE school = $1 AND person = $2
)sql"};

constexpr Sql kFindAsOf{R"sql(
SELECT person, family_name, given_name, born_on, email, phone, postal_code, gender, occupation,
       jobseeker_since, jobseeker_region, version
FROM person_ever WHERE school = $1 AND person = $2 AND sequence <= $3
ORDER BY version DESC LIMIT 1
)sql"};

constexpr Sql kFindByIdentity{R"sql(
SELECT person, family_name, given_name, born_on, email, phone, postal_code, gender, occupation,
       jobseeker_since, jobseeker_region, version
FROM person WHERE school = $1 AND identity = $2
)sql"};

constexpr Sql kReadVersion{R"sql(
SELECT person, family_name, given_name, born_on, email, phone, postal_code, gender, occupation,
       jobseeker_since, jobseeker_region
FROM person_ever
WHERE school = $1 AND person = $2 AND version = $3
)sql"};

constexpr const Sql* kStatements[] = {&kInsert,   &kUpdate,         &kFind,
                                      &kFindAsOf, &kFindByIdentity, &kReadVersion};

constexpr Snapshot kSnapshots[] = {{"people/#", &kReadVersion, "bbbbbbbbbbb"}};

void NoteVersion(Transaction& transaction, const domain::Person& person, ChangeKind kind,
                 std::int64_t version) {
  transaction.Note(kind, person.name.ToString(), version,
                   {person.name.id, person.family_name, person.given_name, person.born_on,
                    person.email, person.phone, person.postal_code, person.gender,
                    person.occupation, person.jobseeker_since, person.jobseeker_region});
}

}  // namespace

domain::Person ReadPerson(const Rows& rows, const std::string& school, int first) {
  return {.name = {school, rows.Id(first)},
          .family_name = rows.Text(first + 1),
          .given_name = rows.Text(first + 2),
          .born_on = rows.Day(first + 3),
          .email = rows.Text(first + 4),
          .phone = rows.Text(first + 5),
          .postal_code = rows.Text(first + 6),
          .gender = rows.Text(first + 7),
          .occupation = rows.Text(first + 8),
          .jobseeker_since = rows.OptionalDay(first + 9),
          .jobseeker_region = rows.Text(first + 10),
          .version = rows.Integer(first + 11)};
}

void InsertPerson(Transaction& transaction, const domain::Person& person,
                  const domain::Digest& identity) {
  transaction.Execute(
      kInsert, {person.name.school, person.name.id, identity, person.family_name, person.given_name,
                person.born_on, person.email, person.phone, person.postal_code, person.gender,
                person.occupation, person.jobseeker_since, person.jobseeker_region,
                transaction.stamp().sequence});
  NoteVersion(transaction, person, ChangeKind::kCreated, 1);
}

void UpdatePerson(Transaction& transaction, const domain::Person& person) {
  transaction.Execute(
      kUpdate,
      {person.name.school, person.name.id, person.family_name, person.given_name, person.born_on,
       person.email, person.phone, person.postal_code, person.gender, person.occupation,
       person.jobseeker_since, person.jobseeker_region, transaction.stamp().sequence});
  NoteVersion(transaction, person, ChangeKind::kUpdated, person.version + 1);
}

std::optional<domain::Person> FindPerson(Transaction& transaction, const domain::PersonName& name,
                                         AsOf as_of) {
  Rows rows = as_of.IsLatest()
                  ? transaction.Query(kFind, {name.school, name.id})
                  : transaction.Query(kFindAsOf, {name.school, name.id, as_of.sequence});
  if (!rows.Next()) return std::nullopt;
  return ReadPerson(rows, name.school, 0);
}

std::optional<domain::Person> FindPersonByIdentity(Transaction& transaction,
                                                   const std::string& school,
                                                   const domain::Digest& identity) {
  Rows rows = transaction.Query(kFindByIdentity, {school, identity});
  if (!rows.Next()) return std::nullopt;
  return ReadPerson(rows, school, 0);
}

Statements PersonStatements() { return kStatements; }

Snapshots PersonSnapshots() { return kSnapshots; }

}  // namespace ecloserie::storage

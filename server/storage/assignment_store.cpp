#include "storage/assignment_store.h"

#include "domain/civil_date.h"

namespace ecloserie::storage {
namespace {

constexpr Sql kInsert{R"sql(
INSERT INTO assignment (school, assignment, facilitator, cohort, track, first_on, last_on, made_in,
                        version, sequence)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 1, $8)
)sql"};

constexpr Sql kUpdate{R"sql(
UPDATE assignment SET last_on = $3, version = version + 1, sequence = $4
WHERE school = $1 AND assignment = $2
)sql"};

constexpr Sql kFind{R"sql(
SELECT school, assignment, facilitator, cohort, track, first_on, last_on, made_in, version
FROM assignment_ever
WHERE school = $1 AND assignment = $2 AND sequence <= $3
ORDER BY version DESC LIMIT 1
)sql"};

constexpr Sql kFindOverlap{R"sql(
SELECT assignment FROM assignment
WHERE school = $1 AND cohort = $2 AND track = $3 AND facilitator = $4
  AND first_on <= $6 AND (last_on IS NULL OR last_on >= $5)
ORDER BY first_on, assignment LIMIT 1
)sql"};

constexpr Sql kList{R"sql(
SELECT school, assignment, facilitator, cohort, track, first_on, last_on, made_in, version
FROM assignment
WHERE school = $1 AND ($2 = '' OR cohort = $2) AND ($3 = '' OR track = $3)
  AND ($4 = '' OR facilitator = $4)
  AND ($5 = '' OR (first_on <= $5 AND (last_on IS NULL OR last_on >= $5)))
  AND (made_in, assignment) > ($6, $7)
ORDER BY made_in, assignment LIMIT $8
)sql"};

constexpr Sql kReadVersion{R"sql(
SELECT assignment, facilitator, cohort, track, first_on, last_on
FROM assignment_ever
WHERE school = $1 AND assignment = $2 AND version = $3
)sql"};

constexpr Sql kCountVersions{R"sql(
SELECT COUNT(*) FROM assignment_ever WHERE school = $1
)sql"};

constexpr const Sql* kStatements[] = {&kInsert, &kUpdate,      &kFind,         &kFindOverlap,
                                      &kList,   &kReadVersion, &kCountVersions};

constexpr Snapshot kSnapshots[] = {{"assignments/#", &kReadVersion, "bbbbbb", &kCountVersions}};

domain::Assignment ReadAssignment(const Rows& rows) {
  return {.name = {rows.Text(0), rows.Id(1)},
          .facilitator = {rows.Text(0), rows.Text(2)},
          .track = {rows.Text(0), rows.Text(3), rows.Text(4)},
          .first_on = rows.Day(5),
          .last_on = rows.OptionalDay(6),
          .made_in = rows.Integer(7),
          .version = rows.Integer(8)};
}

void NoteVersion(Transaction& transaction, const domain::Assignment& assignment, ChangeKind kind,
                 std::int64_t version) {
  transaction.Note(kind, assignment.name.ToString(), version,
                   {assignment.name.id, assignment.facilitator.slug, assignment.track.cohort,
                    assignment.track.slug, assignment.first_on, assignment.last_on});
}

}  // namespace

void InsertAssignment(Transaction& transaction, const domain::Assignment& assignment) {
  transaction.Execute(kInsert,
                      {assignment.name.school, assignment.name.id, assignment.facilitator.slug,
                       assignment.track.cohort, assignment.track.slug, assignment.first_on,
                       assignment.last_on, transaction.stamp().sequence});
  NoteVersion(transaction, assignment, ChangeKind::kCreated, 1);
}

void UpdateAssignment(Transaction& transaction, const domain::Assignment& assignment) {
  transaction.Execute(kUpdate, {assignment.name.school, assignment.name.id, assignment.last_on,
                                transaction.stamp().sequence});
  NoteVersion(transaction, assignment, ChangeKind::kUpdated, assignment.version + 1);
}

std::optional<domain::Assignment> FindAssignment(Transaction& transaction,
                                                 const domain::AssignmentName& name, AsOf as_of) {
  Rows rows = transaction.Query(kFind, {name.school, name.id, as_of.sequence});
  if (!rows.Next()) return std::nullopt;
  return ReadAssignment(rows);
}

std::optional<domain::AssignmentName> FindOverlap(Transaction& transaction,
                                                  const domain::Assignment& assignment) {
  const absl::CivilDay last_on = assignment.last_on.value_or(absl::CivilDay(9999, 12, 31));
  Rows rows = transaction.Query(
      kFindOverlap, {assignment.name.school, assignment.track.cohort, assignment.track.slug,
                     assignment.facilitator.slug, assignment.first_on, last_on});
  if (!rows.Next()) return std::nullopt;
  return domain::AssignmentName{assignment.name.school, rows.Id(0)};
}

std::vector<domain::Assignment> ListAssignments(Transaction& transaction, const std::string& school,
                                                const AssignmentFilter& filter,
                                                const MadeKey& after, std::int64_t limit) {
  const std::string cohort = filter.track ? filter.track->cohort : "";
  const std::string track = filter.track ? filter.track->slug : "";
  const std::string facilitator = filter.facilitator ? filter.facilitator->slug : "";
  const std::string on = filter.on ? domain::IsoDate(*filter.on) : "";
  std::vector<domain::Assignment> assignments;
  Rows rows = transaction.Query(
      kList, {school, cohort, track, facilitator, on, after.made_in, after.id, limit});
  while (rows.Next()) assignments.push_back(ReadAssignment(rows));
  return assignments;
}

Statements AssignmentStatements() { return kStatements; }

Snapshots AssignmentSnapshots() { return kSnapshots; }

}  // namespace ecloserie::storage

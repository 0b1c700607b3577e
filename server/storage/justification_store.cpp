#include "storage/justification_store.h"

namespace ecloserie::storage {
namespace {

constexpr Sql kInsert{R"sql(
INSERT INTO justification (school, justification, cohort, enrolment, first_on, first_minute,
                           last_on, end_minute, category, document_digest, note, state,
                           submitted_by, submitted_at, decided_by, decided_at, decision_note,
                           version, sequence)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, 1, $18)
)sql"};

constexpr Sql kUpdate{R"sql(
UPDATE justification
SET state = $3, decided_by = $4, decided_at = $5, decision_note = $6, version = version + 1,
    sequence = $7
WHERE school = $1 AND justification = $2
)sql"};

constexpr Sql kFind{R"sql(
SELECT school, justification, cohort, enrolment, first_on, first_minute, last_on, end_minute,
       category, document_digest, note, state, submitted_by, submitted_at, decided_by, decided_at,
       decision_note, version
FROM justification_ever
WHERE school = $1 AND justification = $2 AND sequence <= $3
ORDER BY version DESC LIMIT 1
)sql"};

constexpr Sql kList{R"sql(
SELECT school, justification, cohort, enrolment, first_on, first_minute, last_on, end_minute,
       category, document_digest, note, state, submitted_by, submitted_at, decided_by, decided_at,
       decision_note, version
FROM justification
WHERE school = $1 AND cohort = $2 AND justification > $3
  AND (enrolment = $4 OR $4 IS NULL)
  AND ($5 = '' OR state = $5) AND last_on >= $6 AND first_on <= $7
ORDER BY justification LIMIT $8
)sql"};

constexpr Sql kAccepted{R"sql(
SELECT first_on, first_minute, last_on, end_minute
FROM justification
WHERE school = $1 AND enrolment = $2 AND first_on <= $4 AND last_on >= $3 AND state = 'ACCEPTED'
ORDER BY first_on, justification
)sql"};

constexpr Sql kReadVersion{R"sql(
SELECT justification, cohort, enrolment, first_on, first_minute, last_on, end_minute, category,
       document_digest, note, state, submitted_by, submitted_at, decided_by, decided_at,
       decision_note
FROM justification_ever
WHERE school = $1 AND justification = $2 AND version = $3
)sql"};

constexpr Sql kCountVersions{R"sql(
SELECT COUNT(*) FROM justification_ever WHERE school = $1
)sql"};

constexpr const Sql* kStatements[] = {&kInsert,   &kUpdate,      &kFind,         &kList,
                                      &kAccepted, &kReadVersion, &kCountVersions};

constexpr Snapshot kSnapshots[] = {
    {"justifications/#", &kReadVersion, "bbbbibibbbbbibib", &kCountVersions}};

// From four columns, beginning at `first`.
domain::WallInterval ReadInterval(const Rows& rows, int first) {
  return {.first_on = rows.Day(first),
          .first_minute = rows.Integer(first + 1),
          .last_on = rows.Day(first + 2),
          .end_minute = rows.Integer(first + 3)};
}

domain::Justification ReadJustification(const Rows& rows) {
  const std::string school = rows.Text(0);
  return {.name = {school, rows.Id(1)},
          .cohort = {school, rows.Text(2)},
          .enrolment = {school, rows.Id(3)},
          .interval = ReadInterval(rows, 4),
          .category = rows.Choice<domain::JustificationCategory>(8),
          .state = rows.Choice<domain::JustificationState>(11),
          .document_digest = rows.Text(9),
          .note = rows.Text(10),
          .submitted_by = rows.Text(12),
          .submitted_at = rows.At(13),
          .decided_by = rows.Text(14),
          .decided_at = rows.OptionalAt(15),
          .decision_note = rows.Text(16),
          .version = rows.Integer(17)};
}

void NoteVersion(Transaction& transaction, const domain::Justification& it, ChangeKind kind,
                 std::int64_t version) {
  const domain::WallInterval& interval = it.interval;
  transaction.Note(
      kind, it.name.ToString(), version,
      {it.name.id, it.cohort.slug, it.enrolment.id, interval.first_on, interval.first_minute,
       interval.last_on, interval.end_minute, it.category, Value::OfBytes(it.document_digest),
       Value::OfBytes(it.note), it.state, it.submitted_by, it.submitted_at, it.decided_by,
       it.decided_at, Value::OfBytes(it.decision_note)});
}

}  // namespace

void InsertJustification(Transaction& transaction, const domain::Justification& it) {
  const domain::WallInterval& interval = it.interval;
  transaction.Execute(
      kInsert, {it.name.school, it.name.id, it.cohort.slug, it.enrolment.id, interval.first_on,
                interval.first_minute, interval.last_on, interval.end_minute, it.category,
                Value::OfBytes(it.document_digest), Value::OfBytes(it.note), it.state,
                it.submitted_by, it.submitted_at, it.decided_by, it.decided_at,
                Value::OfBytes(it.decision_note), transaction.stamp().sequence});
  NoteVersion(transaction, it, ChangeKind::kCreated, 1);
}

void UpdateJustification(Transaction& transaction, const domain::Justification& it) {
  transaction.Execute(kUpdate, {it.name.school, it.name.id, it.state, it.decided_by, it.decided_at,
                                Value::OfBytes(it.decision_note), transaction.stamp().sequence});
  NoteVersion(transaction, it, ChangeKind::kUpdated, it.version + 1);
}

std::optional<domain::Justification> FindJustification(Transaction& transaction,
                                                       const domain::JustificationName& name,
                                                       AsOf as_of) {
  Rows rows = transaction.Query(kFind, {name.school, name.id, as_of.sequence});
  if (!rows.Next()) return std::nullopt;
  return ReadJustification(rows);
}

std::vector<domain::Justification> ListJustifications(Transaction& transaction,
                                                      const domain::CohortName& cohort,
                                                      const JustificationFilter& filter,
                                                      const domain::Uuid& after,
                                                      std::int64_t limit) {
  const std::string_view state = filter.state ? domain::WordOf(*filter.state) : "";
  std::vector<domain::Justification> justifications;
  Rows rows =
      transaction.Query(kList, {cohort.school, cohort.slug, after, filter.enrolment, state,
                                filter.first_on.value_or(absl::CivilDay(1, 1, 1)),
                                filter.last_on.value_or(absl::CivilDay(9999, 12, 31)), limit});
  while (rows.Next()) justifications.push_back(ReadJustification(rows));
  return justifications;
}

std::vector<domain::WallInterval> AcceptedIntervals(Transaction& transaction,
                                                    const domain::EnrolmentName& enrolment,
                                                    absl::CivilDay first_on,
                                                    absl::CivilDay last_on) {
  std::vector<domain::WallInterval> intervals;
  Rows rows = transaction.Query(kAccepted, {enrolment.school, enrolment.id, first_on, last_on});
  while (rows.Next()) intervals.push_back(ReadInterval(rows, 0));
  return intervals;
}

Statements JustificationStatements() { return kStatements; }

Snapshots JustificationSnapshots() { return kSnapshots; }

}  // namespace ecloserie::storage

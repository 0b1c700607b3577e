#include "storage/evidence_store.h"

#include <string_view>

#include "storage/half_day.h"

namespace ecloserie::storage {
namespace {

constexpr Sql kInsert{R"sql(
INSERT INTO evidence (school, evidence, cohort, enrolment, held_on, slot, kind, observed_at,
                      minutes, document_digest, source, external_ref, note, state, recorded_by,
                      recorded_at, decided_by, decided_at, version, sequence)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, 1, $19)
)sql"};

constexpr Sql kUpdate{R"sql(
UPDATE evidence
SET state = $3, decided_by = $4, decided_at = $5, version = version + 1, sequence = $6
WHERE school = $1 AND evidence = $2
)sql"};

constexpr Sql kFind{R"sql(
SELECT school, evidence, cohort, enrolment, held_on, slot, kind, observed_at, minutes,
       document_digest, source, external_ref, note, state, recorded_by, recorded_at, decided_by,
       decided_at, version
FROM evidence_ever
WHERE school = $1 AND evidence = $2 AND sequence <= $3
ORDER BY version DESC LIMIT 1
)sql"};

constexpr Sql kFindByRef{R"sql(
SELECT school, evidence, cohort, enrolment, held_on, slot, kind, observed_at, minutes,
       document_digest, source, external_ref, note, state, recorded_by, recorded_at, decided_by,
       decided_at, version
FROM evidence
WHERE school = $1 AND source = $2 AND external_ref = $3
)sql"};

constexpr Sql kList{R"sql(
SELECT school, evidence, cohort, enrolment, held_on, slot, kind, observed_at, minutes,
       document_digest, source, external_ref, note, state, recorded_by, recorded_at, decided_by,
       decided_at, version
FROM evidence
WHERE school = $1 AND cohort = $2 AND evidence > $3
  AND (enrolment = $4 OR $4 IS NULL)
  AND ($5 = '' OR state = $5) AND ($6 = '' OR kind = $6)
  AND held_on >= $7 AND held_on <= $8
ORDER BY evidence LIMIT $9
)sql"};

constexpr Sql kOf{R"sql(
SELECT held_on, slot, kind, state
FROM evidence
WHERE school = $1 AND enrolment = $2 AND held_on >= $3 AND held_on <= $4 AND state <> 'REJECTED'
ORDER BY held_on, slot, evidence
)sql"};

constexpr Sql kReadVersion{R"sql(
SELECT evidence, cohort, enrolment, held_on, slot, kind, observed_at, minutes, document_digest,
       source, external_ref, note, state, recorded_by, recorded_at, decided_by, decided_at
FROM evidence_ever
WHERE school = $1 AND evidence = $2 AND version = $3
)sql"};

constexpr Sql kCountVersions{R"sql(
SELECT COUNT(*) FROM evidence_ever WHERE school = $1
)sql"};

constexpr const Sql* kStatements[] = {&kInsert, &kUpdate, &kFind,        &kFindByRef,
                                      &kList,   &kOf,     &kReadVersion, &kCountVersions};

constexpr Snapshot kSnapshots[] = {
    {"evidence/#", &kReadVersion, "bbbbbbiibbbbbbibi", &kCountVersions}};

domain::Evidence ReadEvidence(const Rows& rows) {
  const std::string school = rows.Text(0);
  return {.name = {school, rows.Id(1)},
          .cohort = {school, rows.Text(2)},
          .enrolment = {school, rows.Id(3)},
          .at = ReadHalfDay(rows, 4),
          .kind = rows.Choice<domain::EvidenceKind>(6),
          .observed_at = rows.At(7),
          .minutes = rows.OptionalInteger(8),
          .document_digest = rows.Text(9),
          .source = rows.Text(10),
          .external_ref = rows.OptionalText(11),
          .note = rows.Text(12),
          .state = rows.Choice<domain::EvidenceState>(13),
          .recorded_by = rows.Text(14),
          .recorded_at = rows.At(15),
          .decided_by = rows.Text(16),
          .decided_at = rows.OptionalAt(17),
          .version = rows.Integer(18)};
}

void NoteVersion(Transaction& transaction, const domain::Evidence& it, ChangeKind kind,
                 std::int64_t version) {
  transaction.Note(kind, it.name.ToString(), version,
                   {it.name.id, it.cohort.slug, it.enrolment.id, it.at.day, it.at.slot, it.kind,
                    it.observed_at, it.minutes, Value::OfBytes(it.document_digest), it.source,
                    it.external_ref, Value::OfBytes(it.note), it.state, it.recorded_by,
                    it.recorded_at, it.decided_by, it.decided_at});
}

template <class Enum>
std::string_view WordOrEmpty(const std::optional<Enum>& choice) {
  return choice ? domain::WordOf(*choice) : std::string_view();
}

}  // namespace

void InsertEvidence(Transaction& transaction, const domain::Evidence& it) {
  transaction.Execute(
      kInsert, {it.name.school, it.name.id, it.cohort.slug, it.enrolment.id, it.at.day, it.at.slot,
                it.kind, it.observed_at, it.minutes, Value::OfBytes(it.document_digest), it.source,
                it.external_ref, Value::OfBytes(it.note), it.state, it.recorded_by, it.recorded_at,
                it.decided_by, it.decided_at, transaction.stamp().sequence});
  NoteVersion(transaction, it, ChangeKind::kCreated, 1);
}

void UpdateEvidence(Transaction& transaction, const domain::Evidence& it) {
  transaction.Execute(kUpdate, {it.name.school, it.name.id, it.state, it.decided_by, it.decided_at,
                                transaction.stamp().sequence});
  NoteVersion(transaction, it, ChangeKind::kUpdated, it.version + 1);
}

std::optional<domain::Evidence> FindEvidence(Transaction& transaction,
                                             const domain::EvidenceName& name, AsOf as_of) {
  Rows rows = transaction.Query(kFind, {name.school, name.id, as_of.sequence});
  if (!rows.Next()) return std::nullopt;
  return ReadEvidence(rows);
}

std::optional<domain::Evidence> FindEvidenceByRef(Transaction& transaction,
                                                  const std::string& school,
                                                  const std::string& source,
                                                  const std::string& external_ref) {
  Rows rows = transaction.Query(kFindByRef, {school, source, external_ref});
  if (!rows.Next()) return std::nullopt;
  return ReadEvidence(rows);
}

std::vector<domain::Evidence> ListEvidence(Transaction& transaction,
                                           const domain::CohortName& cohort,
                                           const EvidenceFilter& filter, const domain::Uuid& after,
                                           std::int64_t limit) {
  std::vector<domain::Evidence> evidence;
  Rows rows = transaction.Query(
      kList, {cohort.school, cohort.slug, after, filter.enrolment, WordOrEmpty(filter.state),
              WordOrEmpty(filter.kind), filter.first_on.value_or(absl::CivilDay(1, 1, 1)),
              filter.last_on.value_or(absl::CivilDay(9999, 12, 31)), limit});
  while (rows.Next()) evidence.push_back(ReadEvidence(rows));
  return evidence;
}

std::vector<EvidenceOfHalfDay> EvidenceOf(Transaction& transaction,
                                          const domain::EnrolmentName& enrolment,
                                          absl::CivilDay first_on, absl::CivilDay last_on) {
  std::vector<EvidenceOfHalfDay> evidence;
  Rows rows = transaction.Query(kOf, {enrolment.school, enrolment.id, first_on, last_on});
  while (rows.Next()) {
    evidence.push_back({.at = ReadHalfDay(rows, 0),
                        .kind = rows.Choice<domain::EvidenceKind>(2),
                        .state = rows.Choice<domain::EvidenceState>(3)});
  }
  return evidence;
}

Statements EvidenceStatements() { return kStatements; }

Snapshots EvidenceSnapshots() { return kSnapshots; }

}  // namespace ecloserie::storage

#include "storage/attendance_facts_store.h"

#include <algorithm>
#include <utility>

#include "storage/half_day.h"
#include "storage/person_store.h"

namespace ecloserie::storage {
namespace {

// The trainees of a cohort are found by the first of their placements. Otherwise as in
// attendance_record_store.cpp: rows as they are, or else their versions until then.
constexpr Sql kEnrolments{R"sql(
SELECT e.enrolment AS enrolment, e.person, e.entry_on, e.entry_slot, e.exit_on, e.exit_slot,
       e.version AS version
FROM track AS t CROSS JOIN placement AS p CROSS JOIN enrolment AS e
WHERE t.school = $1 AND t.cohort = $2
  AND p.school = t.school AND p.cohort = t.cohort AND p.track = t.track AND p.ordinal = 1
  AND e.school = p.school AND e.enrolment = p.enrolment AND e.sequence <= $3
  AND (p.enrolment = $4 OR $4 IS NULL)
UNION ALL
SELECT h.enrolment, h.person, h.entry_on, h.entry_slot, h.exit_on, h.exit_slot,
       h.version
FROM track AS t CROSS JOIN placement AS p CROSS JOIN enrolment AS e
CROSS JOIN enrolment_history AS h
WHERE t.school = $1 AND t.cohort = $2
  AND p.school = t.school AND p.cohort = t.cohort AND p.track = t.track AND p.ordinal = 1
  AND e.school = p.school AND e.enrolment = p.enrolment AND e.sequence > $3
  AND h.school = e.school AND h.enrolment = e.enrolment AND h.sequence <= $3
  AND (p.enrolment = $4 OR $4 IS NULL)
ORDER BY enrolment, version
)sql"};

constexpr Sql kPlacements{R"sql(
SELECT q.enrolment AS enrolment, q.ordinal AS ordinal, q.version AS version, q.track, q.mode,
       q.first_on, q.first_slot, q.last_on, q.last_slot, q.is_void
FROM track AS t CROSS JOIN placement AS p CROSS JOIN placement AS q
WHERE t.school = $1 AND t.cohort = $2
  AND p.school = t.school AND p.cohort = t.cohort AND p.track = t.track AND p.ordinal = 1
  AND q.school = p.school AND q.enrolment = p.enrolment AND q.sequence <= $3
  AND (p.enrolment = $4 OR $4 IS NULL)
UNION ALL
SELECT h.enrolment, h.ordinal, h.version, h.track, h.mode, h.first_on, h.first_slot, h.last_on,
       h.last_slot, h.is_void
FROM track AS t CROSS JOIN placement AS p CROSS JOIN placement AS q
CROSS JOIN placement_history AS h
WHERE t.school = $1 AND t.cohort = $2
  AND p.school = t.school AND p.cohort = t.cohort AND p.track = t.track AND p.ordinal = 1
  AND q.school = p.school AND q.enrolment = p.enrolment AND q.sequence > $3
  AND h.school = q.school AND h.enrolment = q.enrolment AND h.ordinal = q.ordinal
  AND h.sequence <= $3 AND (p.enrolment = $4 OR $4 IS NULL)
ORDER BY enrolment, ordinal, version
)sql"};

constexpr Sql kSuspensions{R"sql(
SELECT u.enrolment AS enrolment, u.ordinal AS ordinal, u.version AS version, u.first_on,
       u.first_slot, u.last_on, u.last_slot, u.reason_code, u.is_void
FROM track AS t CROSS JOIN placement AS p CROSS JOIN suspension AS u
WHERE t.school = $1 AND t.cohort = $2
  AND p.school = t.school AND p.cohort = t.cohort AND p.track = t.track AND p.ordinal = 1
  AND u.school = p.school AND u.enrolment = p.enrolment AND u.sequence <= $3
  AND (p.enrolment = $4 OR $4 IS NULL)
UNION ALL
SELECT h.enrolment, h.ordinal, h.version, h.first_on,
       h.first_slot, h.last_on, h.last_slot, h.reason_code, h.is_void
FROM track AS t CROSS JOIN placement AS p CROSS JOIN suspension AS u
CROSS JOIN suspension_history AS h
WHERE t.school = $1 AND t.cohort = $2
  AND p.school = t.school AND p.cohort = t.cohort AND p.track = t.track AND p.ordinal = 1
  AND u.school = p.school AND u.enrolment = p.enrolment AND u.sequence > $3
  AND h.school = u.school AND h.enrolment = u.enrolment AND h.ordinal = u.ordinal AND h.sequence <= $3
  AND (p.enrolment = $4 OR $4 IS NULL)
ORDER BY enrolment, ordinal, version
)sql"};

constexpr Sql kJustifications{R"sql(
SELECT j.enrolment AS enrolment, j.justification AS justification, j.version AS version, j.state,
       j.first_on, j.first_minute, j.last_on, j.end_minute
FROM track AS t CROSS JOIN placement AS p CROSS JOIN justification AS j
WHERE t.school = $1 AND t.cohort = $2
  AND p.school = t.school AND p.cohort = t.cohort AND p.track = t.track AND p.ordinal = 1
  AND j.school = p.school AND j.enrolment = p.enrolment AND j.first_on <= $5 AND j.sequence <= $3
  AND (p.enrolment = $4 OR $4 IS NULL)
UNION ALL
SELECT h.enrolment, h.justification, h.version, h.state,
       h.first_on, h.first_minute, h.last_on, h.end_minute
FROM track AS t CROSS JOIN placement AS p CROSS JOIN justification AS j
CROSS JOIN justification_history AS h
WHERE t.school = $1 AND t.cohort = $2
  AND p.school = t.school AND p.cohort = t.cohort AND p.track = t.track AND p.ordinal = 1
  AND j.school = p.school AND j.enrolment = p.enrolment AND j.first_on <= $5 AND j.sequence > $3
  AND h.school = j.school AND h.justification = j.justification AND h.sequence <= $3
  AND (p.enrolment = $4 OR $4 IS NULL)
ORDER BY enrolment, justification, version
)sql"};

constexpr Sql kEvidence{R"sql(
SELECT v.enrolment AS enrolment, v.evidence AS evidence, v.version AS version, v.state, v.held_on,
       v.slot, v.kind
FROM track AS t CROSS JOIN placement AS p CROSS JOIN evidence AS v
WHERE t.school = $1 AND t.cohort = $2
  AND p.school = t.school AND p.cohort = t.cohort AND p.track = t.track AND p.ordinal = 1
  AND v.school = p.school AND v.enrolment = p.enrolment AND v.held_on <= $5 AND v.sequence <= $3
  AND (p.enrolment = $4 OR $4 IS NULL)
UNION ALL
SELECT h.enrolment, h.evidence, h.version, h.state, h.held_on,
       h.slot, h.kind
FROM track AS t CROSS JOIN placement AS p CROSS JOIN evidence AS v
CROSS JOIN evidence_history AS h
WHERE t.school = $1 AND t.cohort = $2
  AND p.school = t.school AND p.cohort = t.cohort AND p.track = t.track AND p.ordinal = 1
  AND v.school = p.school AND v.enrolment = p.enrolment AND v.held_on <= $5 AND v.sequence > $3
  AND h.school = v.school AND h.evidence = v.evidence AND h.sequence <= $3
  AND (p.enrolment = $4 OR $4 IS NULL)
ORDER BY enrolment, evidence, version
)sql"};

constexpr Sql kPeople{R"sql(
SELECT e.enrolment, n.person, n.sealed, n.version,
       (SELECT k.wrapped_key FROM person_key AS k WHERE k.school = n.school AND k.person = n.person)
FROM track AS t CROSS JOIN placement AS p CROSS JOIN enrolment AS e CROSS JOIN person AS n
WHERE t.school = $1 AND t.cohort = $2
  AND p.school = t.school AND p.cohort = t.cohort AND p.track = t.track AND p.ordinal = 1
  AND e.school = p.school AND e.enrolment = p.enrolment AND n.school = e.school
  AND n.person = e.person AND (p.enrolment = $3 OR $3 IS NULL)
ORDER BY e.enrolment
)sql"};

constexpr const Sql* kStatements[] = {&kEnrolments,     &kPlacements, &kSuspensions,
                                      &kJustifications, &kEvidence,   &kPeople};

using Trainees = std::vector<domain::RecordedTrainee>;

std::optional<domain::Uuid> IdOf(const RecordScope& scope) {
  return scope.enrolment ? std::optional(scope.enrolment->id) : std::nullopt;
}

Rows QueryPieces(Transaction& transaction, const Sql& sql, const RecordScope& scope, AsOf as_of) {
  return transaction.Query(sql,
                           {scope.cohort.school, scope.cohort.slug, as_of.sequence, IdOf(scope)});
}

Trainees ReadEnrolments(Transaction& transaction, const RecordScope& scope, AsOf as_of) {
  Trainees trainees;
  const std::string& school = scope.cohort.school;
  Rows rows = QueryPieces(transaction, kEnrolments, scope, as_of);
  while (rows.Next()) {
    domain::RecordedTrainee trainee{.name = {school, rows.Id(0)},
                                    .person = {school, rows.Id(1)},
                                    .entry = ReadHalfDay(rows, 2),
                                    .exit = ReadOptionalHalfDay(rows, 4),
                                    .version = rows.Integer(6)};
    if (!trainees.empty() && trainees.back().name == trainee.name) trainees.pop_back();
    trainees.push_back(std::move(trainee));
  }
  return trainees;
}

// Calls take(trainee, rows, is_newer) for every row; is_newer when it is a version of
// the same thing as the row before. Column 0 is the enrolment, 1 the thing, in whatever
// type `Key` reads it.
template <class ReadKey, class Take>
void TakeVersions(Rows rows, Trainees& trainees, const ReadKey& read_key, const Take& take) {
  auto trainee = trainees.begin();
  std::optional<decltype(read_key(rows))> before;
  while (rows.Next()) {
    const domain::Uuid enrolment = rows.Id(0);
    while (trainee != trainees.end() && trainee->name.id < enrolment) ++trainee;
    if (trainee == trainees.end()) return;
    if (trainee->name.id != enrolment) continue;
    auto key = read_key(rows);
    take(*trainee, rows, before == key);
    before = std::move(key);
  }
}

using PieceKey = std::pair<domain::Uuid, std::int64_t>;

PieceKey ReadPieceKey(const Rows& rows) { return {rows.Id(0), rows.Integer(1)}; }
domain::Uuid ReadId(const Rows& rows) { return rows.Id(1); }

template <class Piece>
void PutVersion(std::vector<Piece>& pieces, Piece piece, bool is_newer) {
  if (is_newer) pieces.pop_back();
  pieces.push_back(std::move(piece));
}

void ReadPieces(Transaction& transaction, const RecordScope& scope, AsOf as_of,
                Trainees& trainees) {
  const domain::CohortName& cohort = scope.cohort;
  TakeVersions(QueryPieces(transaction, kPlacements, scope, as_of), trainees, ReadPieceKey,
               [&](domain::RecordedTrainee& trainee, const Rows& rows, bool is_newer) {
                 domain::Placement piece{.track = {cohort.school, cohort.slug, rows.Text(3)},
                                         .mode = rows.Choice<domain::TrackMode>(4),
                                         .first = ReadHalfDay(rows, 5),
                                         .last = ReadOptionalHalfDay(rows, 7),
                                         .is_void = rows.Integer(9) == 1,
                                         .version = rows.Integer(2)};
                 PutVersion(trainee.placements, std::move(piece), is_newer);
               });
  TakeVersions(QueryPieces(transaction, kSuspensions, scope, as_of), trainees, ReadPieceKey,
               [](domain::RecordedTrainee& trainee, const Rows& rows, bool is_newer) {
                 domain::Suspension piece{.first = ReadHalfDay(rows, 3),
                                          .last = ReadOptionalHalfDay(rows, 5),
                                          .reason_code = rows.Text(7),
                                          .is_void = rows.Integer(8) == 1,
                                          .version = rows.Integer(2)};
                 PutVersion(trainee.suspensions, std::move(piece), is_newer);
               });
}

constexpr std::string_view kAccepted = "ACCEPTED";
constexpr std::string_view kConfirmed = "CONFIRMED";

// Those that begin, or prove a half-day, until the last day asked for.
Rows QueryUntil(Transaction& transaction, const Sql& sql, const RecordScope& scope, AsOf as_of) {
  return transaction.Query(
      sql, {scope.cohort.school, scope.cohort.slug, as_of.sequence, IdOf(scope), scope.last_on});
}

void ReadJustifications(Transaction& transaction, const RecordScope& scope, AsOf as_of,
                        Trainees& trainees) {
  bool was_accepted = false;
  TakeVersions(QueryUntil(transaction, kJustifications, scope, as_of), trainees, ReadId,
               [&](domain::RecordedTrainee& trainee, const Rows& rows, bool is_newer) {
                 if (is_newer && was_accepted) trainee.accepted.pop_back();
                 was_accepted = rows.Text(3) == kAccepted;
                 if (!was_accepted) return;
                 trainee.accepted.push_back({.first_on = rows.Day(4),
                                             .first_minute = rows.Integer(5),
                                             .last_on = rows.Day(6),
                                             .end_minute = rows.Integer(7)});
               });
}

// Whose half-day a piece of evidence is of never changes.
void ReadEvidence(Transaction& transaction, const RecordScope& scope, AsOf as_of,
                  Trainees& trainees) {
  bool was_confirmed = false;
  TakeVersions(QueryUntil(transaction, kEvidence, scope, as_of), trainees, ReadId,
               [&](domain::RecordedTrainee& trainee, const Rows& rows, bool is_newer) {
                 auto& kinds = trainee.confirmed[ReadHalfDay(rows, 4)];
                 if (is_newer && was_confirmed) kinds.pop_back();
                 was_confirmed = rows.Text(3) == kConfirmed;
                 if (was_confirmed) kinds.push_back(rows.Choice<domain::EvidenceKind>(6));
               });
}

}  // namespace

Trainees ReadRecordedTrainees(Transaction& transaction, const RecordScope& scope, AsOf as_of) {
  Trainees trainees = ReadEnrolments(transaction, scope, as_of);
  ReadPieces(transaction, scope, as_of, trainees);
  ReadJustifications(transaction, scope, as_of, trainees);
  ReadEvidence(transaction, scope, as_of, trainees);
  return trainees;
}

std::vector<PersonOfEnrolment> ListPeopleOfRecord(Transaction& transaction,
                                                  const RecordScope& scope) {
  std::vector<PersonOfEnrolment> people;
  const std::string& school = scope.cohort.school;
  Rows rows = transaction.Query(kPeople, {school, scope.cohort.slug, IdOf(scope)});
  while (rows.Next()) {
    people.push_back({.enrolment = {school, rows.Id(0)}, .trainee = ReadPerson(rows, school, 1)});
  }
  return people;
}

Statements AttendanceFactsStatements() { return kStatements; }

}  // namespace ecloserie::storage

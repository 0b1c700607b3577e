#include "storage/spell_store.h"

#include <string>

#include "storage/enrolment_store.h"
#include "storage/half_day.h"

namespace ecloserie::storage {
namespace {

constexpr Sql kInsertSuspension{R"sql(
INSERT INTO suspension (school, enrolment, ordinal, first_on, first_slot, reason_code, is_void,
                        version, sequence)
VALUES ($1, $2, $3, $4, $5, $6, 0, 1, $7)
)sql"};

constexpr Sql kUpdateSuspension{R"sql(
UPDATE suspension
SET last_on = $4, last_slot = $5, is_void = $6, version = version + 1, sequence = $7
WHERE school = $1 AND enrolment = $2 AND ordinal = $3
)sql"};

// Of each suspension the last version that was recorded by then.
constexpr Sql kSuspensions{R"sql(
SELECT s.first_on, s.first_slot, s.last_on, s.last_slot, s.reason_code, s.is_void, s.version
FROM suspension_ever AS s
WHERE s.school = $1 AND s.enrolment = $2
  AND s.version = (SELECT MAX(e.version) FROM suspension_ever AS e
                   WHERE e.school = s.school AND e.enrolment = s.enrolment
                     AND e.ordinal = s.ordinal AND e.sequence <= $3)
ORDER BY s.ordinal
)sql"};

constexpr Sql kAppendTransition{R"sql(
INSERT INTO enrolment_transition (school, enrolment, ordinal, event, from_state, to_state, actor,
                                  at, effective_on, effective_slot, reason_code, note, sequence)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
)sql"};

constexpr Sql kTransitions{R"sql(
SELECT ordinal, event, from_state, to_state, actor, at, effective_on, effective_slot, reason_code,
       note
FROM enrolment_transition
WHERE school = $1 AND enrolment = $2 AND ordinal > $3
ORDER BY ordinal LIMIT $4
)sql"};

constexpr Sql kReadVersion{R"sql(
SELECT enrolment, ordinal, first_on, first_slot, last_on, last_slot, reason_code, is_void
FROM suspension_ever
WHERE school = $1 AND enrolment = $2 AND ordinal = $3 AND version = $4
)sql"};

constexpr Sql kCountVersions{R"sql(
SELECT COUNT(*) FROM suspension_ever WHERE school = $1
)sql"};

constexpr const Sql* kStatements[] = {&kInsertSuspension, &kUpdateSuspension, &kSuspensions,
                                      &kAppendTransition, &kTransitions,      &kReadVersion,
                                      &kCountVersions};

constexpr Snapshot kSnapshots[] = {
    {"enrolments/#/suspensions/+", &kReadVersion, "bibbbbbi", &kCountVersions}};

domain::Suspension ReadSuspension(const Rows& rows) {
  return {.first = ReadHalfDay(rows, 0),
          .last = ReadOptionalHalfDay(rows, 2),
          .reason_code = rows.Text(4),
          .is_void = rows.Integer(5) == 1,
          .version = rows.Integer(6)};
}

domain::EnrolmentTransition ReadTransition(const Rows& rows) {
  domain::EnrolmentTransition transition{.ordinal = rows.Integer(0),
                                         .event = rows.Choice<domain::EnrolmentEvent>(1),
                                         .to = rows.Choice<domain::EnrolmentState>(3),
                                         .actor = rows.Text(4),
                                         .at = rows.At(5),
                                         .effective = ReadOptionalHalfDay(rows, 6),
                                         .reason_code = rows.Text(8),
                                         .note = rows.Text(9)};
  if (!rows.IsNull(2)) transition.from = rows.Choice<domain::EnrolmentState>(2);
  return transition;
}

void NoteVersion(Transaction& transaction, const domain::EnrolmentName& enrolment,
                 std::int64_t ordinal, const domain::Suspension& suspension, ChangeKind kind,
                 std::int64_t version) {
  transaction.Note(
      kind, enrolment.ToString() + "/suspensions/" + std::to_string(ordinal), version,
      {enrolment.id, ordinal, suspension.first.day, suspension.first.slot, DayOf(suspension.last),
       SlotOf(suspension.last), suspension.reason_code, suspension.is_void ? 1 : 0});
}

// `Insert` and `Update` of a suspension, named as those of a placement are.
void InsertPiece(Transaction& transaction, const domain::EnrolmentName& enrolment,
                 std::int64_t ordinal, const domain::Suspension& suspension) {
  transaction.Execute(kInsertSuspension, {enrolment.school, enrolment.id, ordinal,
                                          suspension.first.day, suspension.first.slot,
                                          suspension.reason_code, transaction.stamp().sequence});
  NoteVersion(transaction, enrolment, ordinal, suspension, ChangeKind::kCreated, 1);
}

void UpdatePiece(Transaction& transaction, const domain::EnrolmentName& enrolment,
                 std::int64_t ordinal, const domain::Suspension& suspension) {
  transaction.Execute(
      kUpdateSuspension,
      {enrolment.school, enrolment.id, ordinal, DayOf(suspension.last), SlotOf(suspension.last),
       suspension.is_void ? 1 : 0, transaction.stamp().sequence});
  NoteVersion(transaction, enrolment, ordinal, suspension, ChangeKind::kUpdated,
              suspension.version + 1);
}

void InsertPiece(Transaction& transaction, const domain::EnrolmentName& enrolment,
                 std::int64_t ordinal, const domain::Placement& placement) {
  InsertPlacement(transaction, enrolment, ordinal, placement);
}

void UpdatePiece(Transaction& transaction, const domain::EnrolmentName& enrolment,
                 std::int64_t ordinal, const domain::Placement& placement) {
  UpdatePlacement(transaction, enrolment, ordinal, placement);
}

template <class Piece>
void UpdatePieces(Transaction& transaction, const domain::EnrolmentName& enrolment,
                  const std::vector<Piece>& before, const std::vector<Piece>& after) {
  for (std::size_t i = 0; i < after.size(); ++i) {
    const auto ordinal = static_cast<std::int64_t>(i) + 1;
    if (i >= before.size()) {
      InsertPiece(transaction, enrolment, ordinal, after[i]);
    } else if (after[i] != before[i]) {
      UpdatePiece(transaction, enrolment, ordinal, after[i]);
    }
  }
}

}  // namespace

std::vector<domain::Suspension> SuspensionsOf(Transaction& transaction,
                                              const domain::EnrolmentName& name, AsOf as_of) {
  std::vector<domain::Suspension> suspensions;
  Rows rows = transaction.Query(kSuspensions, {name.school, name.id, as_of.sequence});
  while (rows.Next()) suspensions.push_back(ReadSuspension(rows));
  return suspensions;
}

void UpdateSpell(Transaction& transaction, const domain::Spell& before,
                 const domain::Spell& after) {
  UpdateEnrolment(transaction, after.enrolment);
  UpdatePieces(transaction, after.enrolment.name, before.placements, after.placements);
  UpdatePieces(transaction, after.enrolment.name, before.suspensions, after.suspensions);
}

void AppendTransition(Transaction& transaction, const domain::EnrolmentName& enrolment,
                      const domain::EnrolmentTransition& transition) {
  const Stamp& stamp = transaction.stamp();
  transaction.Execute(kAppendTransition,
                      {enrolment.school, enrolment.id, transition.ordinal, transition.event,
                       transition.from, transition.to, stamp.principal, stamp.at,
                       DayOf(transition.effective), SlotOf(transition.effective),
                       transition.reason_code, Value::OfBytes(transition.note), stamp.sequence});
}

std::vector<domain::EnrolmentTransition> ListTransitions(Transaction& transaction,
                                                         const domain::EnrolmentName& enrolment,
                                                         std::int64_t after, std::int64_t limit) {
  std::vector<domain::EnrolmentTransition> transitions;
  Rows rows = transaction.Query(kTransitions, {enrolment.school, enrolment.id, after, limit});
  while (rows.Next()) transitions.push_back(ReadTransition(rows));
  return transitions;
}

Statements SpellStatements() { return kStatements; }

Snapshots SpellSnapshots() { return kSnapshots; }

}  // namespace ecloserie::storage

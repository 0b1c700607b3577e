#include "storage/enrolment_store.h"

#include "storage/half_day.h"

namespace ecloserie::storage {
namespace {

constexpr Sql kInsert{R"sql(
INSERT INTO enrolment (school, enrolment, cohort, person, application, state, entry_on,
                       entry_slot, seat_price_cents, version, sequence)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1, $10)
)sql"};

constexpr Sql kInsertPlacement{R"sql(
INSERT INTO placement (school, enrolment, ordinal, cohort, track, mode, first_on, first_slot,
                       is_void, version, sequence)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0, 1, $9)
)sql"};

constexpr Sql kUpdate{R"sql(
UPDATE enrolment SET state = $3, exit_on = $4, exit_slot = $5, version = version + 1, sequence = $6
WHERE school = $1 AND enrolment = $2
)sql"};

constexpr Sql kUpdatePlacement{R"sql(
UPDATE placement
SET last_on = $4, last_slot = $5, is_void = $6, version = version + 1, sequence = $7
WHERE school = $1 AND enrolment = $2 AND ordinal = $3
)sql"};

constexpr Sql kFind{R"sql(
SELECT school, enrolment, cohort, person, application, state, entry_on, entry_slot, exit_on,
       exit_slot, seat_price_cents, version
FROM enrolment_ever WHERE school = $1 AND enrolment = $2 AND sequence <= $3
ORDER BY version DESC LIMIT 1
)sql"};

// In the order in which they were made.
constexpr Sql kListOfPerson{R"sql(
SELECT school, enrolment, cohort, person, application, state, entry_on, entry_slot, exit_on,
       exit_slot, seat_price_cents, version
FROM enrolment WHERE school = $1 AND person = $2 AND cohort = $3
ORDER BY enrolment
)sql"};

}  // namespace

domain::Enrolment ReadEnrolment(const Rows& rows) {
  const std::string school = rows.Text(0);
  return {.name = {school, rows.Id(1)},
          .cohort = {school, rows.Text(2)},
          .person = {school, rows.Id(3)},
          .application = {school, rows.Id(4)},
          .state = rows.Choice<domain::EnrolmentState>(5),
          .entry = ReadHalfDay(rows, 6),
          .exit = ReadOptionalHalfDay(rows, 8),
          .seat_price_cents = rows.Integer(10),
          .version = rows.Integer(11)};
}

namespace {

// Of each placement the last version that was recorded by then.
constexpr Sql kPlacements{R"sql(
SELECT l.school, l.cohort, l.track, l.mode, l.first_on, l.first_slot, l.last_on, l.last_slot,
       l.is_void, l.version
FROM placement_ever AS l
WHERE l.school = $1 AND l.enrolment = $2
  AND l.version = (SELECT MAX(e.version) FROM placement_ever AS e
                   WHERE e.school = l.school AND e.enrolment = l.enrolment
                     AND e.ordinal = l.ordinal AND e.sequence <= $3)
ORDER BY l.ordinal
)sql"};

domain::Placement ReadPlacement(const Rows& rows) {
  return {.track = {rows.Text(0), rows.Text(1), rows.Text(2)},
          .mode = rows.Choice<domain::TrackMode>(3),
          .first = ReadHalfDay(rows, 4),
          .last = ReadOptionalHalfDay(rows, 6),
          .is_void = rows.Integer(8) == 1,
          .version = rows.Integer(9)};
}

constexpr Sql kReadVersion{R"sql(
SELECT enrolment, cohort, person, application, state, entry_on, entry_slot, exit_on, exit_slot,
       seat_price_cents
FROM enrolment_ever
WHERE school = $1 AND enrolment = $2 AND version = $3
)sql"};

constexpr Sql kReadPlacementVersion{R"sql(
SELECT enrolment, ordinal, cohort, track, mode, first_on, first_slot, last_on, last_slot, is_void
FROM placement_ever
WHERE school = $1 AND enrolment = $2 AND ordinal = $3 AND version = $4
)sql"};

constexpr Sql kCountEnrolmentVersions{R"sql(
SELECT COUNT(*) FROM enrolment_ever WHERE school = $1
)sql"};

constexpr Sql kCountPlacementVersions{R"sql(
SELECT COUNT(*) FROM placement_ever WHERE school = $1
)sql"};

constexpr const Sql* kStatements[] = {&kInsert,
                                      &kInsertPlacement,
                                      &kUpdate,
                                      &kUpdatePlacement,
                                      &kFind,
                                      &kListOfPerson,
                                      &kPlacements,
                                      &kReadVersion,
                                      &kReadPlacementVersion,
                                      &kCountEnrolmentVersions,
                                      &kCountPlacementVersions};

constexpr Snapshot kSnapshots[] = {
    {"enrolments/#", &kReadVersion, "bbbbbbbbbi", &kCountEnrolmentVersions},
    {"enrolments/#/placements/+", &kReadPlacementVersion, "bibbbbbbbi", &kCountPlacementVersions}};

void NoteVersion(Transaction& transaction, const domain::Enrolment& enrolment, ChangeKind kind,
                 std::int64_t version) {
  transaction.Note(
      kind, enrolment.name.ToString(), version,
      {enrolment.name.id, enrolment.cohort.slug, enrolment.person.id, enrolment.application.id,
       enrolment.state, enrolment.entry.day, enrolment.entry.slot, DayOf(enrolment.exit),
       SlotOf(enrolment.exit), enrolment.seat_price_cents});
}

void NoteVersion(Transaction& transaction, const domain::EnrolmentName& enrolment,
                 std::int64_t ordinal, const domain::Placement& placement, ChangeKind kind,
                 std::int64_t version) {
  transaction.Note(kind, enrolment.ToString() + "/placements/" + std::to_string(ordinal), version,
                   {enrolment.id, ordinal, placement.track.cohort, placement.track.slug,
                    placement.mode, placement.first.day, placement.first.slot,
                    DayOf(placement.last), SlotOf(placement.last), placement.is_void ? 1 : 0});
}

}  // namespace

void InsertEnrolment(Transaction& transaction, const domain::Enrolment& enrolment) {
  transaction.Execute(
      kInsert, {enrolment.name.school, enrolment.name.id, enrolment.cohort.slug,
                enrolment.person.id, enrolment.application.id, enrolment.state, enrolment.entry.day,
                enrolment.entry.slot, enrolment.seat_price_cents, transaction.stamp().sequence});
  NoteVersion(transaction, enrolment, ChangeKind::kCreated, 1);
}

void UpdateEnrolment(Transaction& transaction, const domain::Enrolment& enrolment) {
  transaction.Execute(
      kUpdate, {enrolment.name.school, enrolment.name.id, enrolment.state, DayOf(enrolment.exit),
                SlotOf(enrolment.exit), transaction.stamp().sequence});
  NoteVersion(transaction, enrolment, ChangeKind::kUpdated, enrolment.version + 1);
}

void InsertPlacement(Transaction& transaction, const domain::EnrolmentName& enrolment,
                     std::int64_t ordinal, const domain::Placement& placement) {
  transaction.Execute(
      kInsertPlacement,
      {enrolment.school, enrolment.id, ordinal, placement.track.cohort, placement.track.slug,
       placement.mode, placement.first.day, placement.first.slot, transaction.stamp().sequence});
  NoteVersion(transaction, enrolment, ordinal, placement, ChangeKind::kCreated, 1);
}

void UpdatePlacement(Transaction& transaction, const domain::EnrolmentName& enrolment,
                     std::int64_t ordinal, const domain::Placement& placement) {
  transaction.Execute(kUpdatePlacement, {enrolment.school, enrolment.id, ordinal,
                                         DayOf(placement.last), SlotOf(placement.last),
                                         placement.is_void ? 1 : 0, transaction.stamp().sequence});
  NoteVersion(transaction, enrolment, ordinal, placement, ChangeKind::kUpdated,
              placement.version + 1);
}

std::optional<domain::Enrolment> FindEnrolment(Transaction& transaction,
                                               const domain::EnrolmentName& name, AsOf as_of) {
  Rows rows = transaction.Query(kFind, {name.school, name.id, as_of.sequence});
  if (!rows.Next()) return std::nullopt;
  return ReadEnrolment(rows);
}

std::vector<domain::Placement> PlacementsOf(Transaction& transaction,
                                            const domain::EnrolmentName& name, AsOf as_of) {
  std::vector<domain::Placement> placements;
  Rows rows = transaction.Query(kPlacements, {name.school, name.id, as_of.sequence});
  while (rows.Next()) placements.push_back(ReadPlacement(rows));
  return placements;
}

std::vector<domain::Enrolment> SpellsOf(Transaction& transaction, const domain::CohortName& cohort,
                                        const domain::PersonName& person) {
  std::vector<domain::Enrolment> spells;
  Rows rows = transaction.Query(kListOfPerson, {cohort.school, person.id, cohort.slug});
  while (rows.Next()) spells.push_back(ReadEnrolment(rows));
  return spells;
}

Statements EnrolmentStatements() { return kStatements; }

Snapshots EnrolmentSnapshots() { return kSnapshots; }

}  // namespace ecloserie::storage

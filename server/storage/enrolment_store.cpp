#include "storage/enrolment_store.h"

#include "storage/person_store.h"

namespace ecloserie::storage {
namespace {

constexpr Sql kInsert{R"sql(
INSERT INTO enrolment (school, enrolment, cohort, person, application, state, entry_on,
                       entry_slot, seat_price_cents, version, sequence)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1, $10)
)sql"};

constexpr Sql kInsertPlacement{R"sql(
INSERT INTO placement (school, enrolment, ordinal, cohort, track, mode, first_on, first_slot,
                       version, sequence)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 1, $9)
)sql"};

constexpr Sql kFind{R"sql(
SELECT school, enrolment, cohort, person, application, state, entry_on, entry_slot, exit_on,
       exit_slot, seat_price_cents, version
FROM enrolment_ever WHERE school = $1 AND enrolment = $2 AND sequence <= $3
ORDER BY version DESC LIMIT 1
)sql"};

constexpr Sql kList{R"sql(
SELECT e.school, e.enrolment, e.cohort, e.person, e.application, e.state, e.entry_on,
       e.entry_slot, e.exit_on, e.exit_slot, e.seat_price_cents, e.version,
       p.person, p.sealed, p.version,
       (SELECT k.wrapped_key FROM person_key AS k WHERE k.school = p.school AND k.person = p.person)
FROM enrolment AS e JOIN person AS p ON p.school = e.school AND p.person = e.person
WHERE e.school = $1 AND e.enrolment > $2
  AND (CAST($3 AS TEXT) IS NULL OR e.cohort = $3)
  AND (CAST($4 AS TEXT) IS NULL OR EXISTS (
        SELECT 1 FROM placement AS l
        WHERE l.school = e.school AND l.enrolment = e.enrolment AND l.track = $4))
ORDER BY e.enrolment LIMIT $5
)sql"};

std::optional<domain::HalfDay> ReadOptionalHalfDay(const Rows& rows, int first) {
  if (rows.IsNull(first)) return std::nullopt;
  return domain::HalfDay{.day = rows.Day(first), .slot = rows.Choice<domain::Slot>(first + 1)};
}

domain::Enrolment ReadEnrolment(const Rows& rows) {
  const std::string school = rows.Text(0);
  return {.name = {school, rows.Id(1)},
          .cohort = {school, rows.Text(2)},
          .person = {school, rows.Id(3)},
          .application = {school, rows.Id(4)},
          .state = rows.Choice<domain::EnrolmentState>(5),
          .entry = {.day = rows.Day(6), .slot = rows.Choice<domain::Slot>(7)},
          .exit = ReadOptionalHalfDay(rows, 8),
          .seat_price_cents = rows.Integer(10),
          .version = rows.Integer(11)};
}

// Of each placement the last version that was recorded by then.
constexpr Sql kPlacements{R"sql(
SELECT l.school, l.cohort, l.track, l.mode, l.first_on, l.first_slot, l.last_on, l.last_slot
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
          .first = {.day = rows.Day(4), .slot = rows.Choice<domain::Slot>(5)},
          .last = ReadOptionalHalfDay(rows, 6)};
}

constexpr Sql kReadVersion{R"sql(
SELECT enrolment, cohort, person, application, state, entry_on, entry_slot, exit_on, exit_slot,
       seat_price_cents
FROM enrolment_ever
WHERE school = $1 AND enrolment = $2 AND version = $3
)sql"};

constexpr Sql kReadPlacementVersion{R"sql(
SELECT enrolment, ordinal, cohort, track, mode, first_on, first_slot, last_on, last_slot
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
                                      &kFind,
                                      &kList,
                                      &kPlacements,
                                      &kReadVersion,
                                      &kReadPlacementVersion,
                                      &kCountEnrolmentVersions,
                                      &kCountPlacementVersions};

constexpr Snapshot kSnapshots[] = {
    {"enrolments/#", &kReadVersion, "bbbbbbbbbi", &kCountEnrolmentVersions},
    {"enrolments/#/placements/+", &kReadPlacementVersion, "bibbbbbbb", &kCountPlacementVersions}};

}  // namespace

void InsertEnrolment(Transaction& transaction, const domain::Enrolment& enrolment) {
  transaction.Execute(
      kInsert, {enrolment.name.school, enrolment.name.id, enrolment.cohort.slug,
                enrolment.person.id, enrolment.application.id, enrolment.state, enrolment.entry.day,
                enrolment.entry.slot, enrolment.seat_price_cents, transaction.stamp().sequence});
  const std::optional<std::string> none;
  transaction.Note(ChangeKind::kCreated, enrolment.name.ToString(), 1,
                   {enrolment.name.id, enrolment.cohort.slug, enrolment.person.id,
                    enrolment.application.id, enrolment.state, enrolment.entry.day,
                    enrolment.entry.slot, none, none, enrolment.seat_price_cents});
}

void InsertPlacement(Transaction& transaction, const domain::EnrolmentName& enrolment,
                     std::int64_t ordinal, const domain::Placement& placement) {
  transaction.Execute(
      kInsertPlacement,
      {enrolment.school, enrolment.id, ordinal, placement.track.cohort, placement.track.slug,
       placement.mode, placement.first.day, placement.first.slot, transaction.stamp().sequence});
  const std::optional<std::string> none;
  transaction.Note(ChangeKind::kCreated,
                   enrolment.ToString() + "/placements/" + std::to_string(ordinal), 1,
                   {enrolment.id, ordinal, placement.track.cohort, placement.track.slug,
                    placement.mode, placement.first.day, placement.first.slot, none, none});
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

std::vector<EnrolmentOfPerson> ListEnrolments(Transaction& transaction,
                                              const EnrolmentFilter& filter,
                                              const domain::Uuid& after, std::int64_t limit) {
  std::vector<EnrolmentOfPerson> files;
  Rows rows = transaction.Query(kList, {filter.school, after, filter.cohort, filter.track, limit});
  while (rows.Next()) {
    files.push_back(
        {.enrolment = ReadEnrolment(rows), .trainee = ReadPerson(rows, filter.school, 12)});
  }
  return files;
}

Statements EnrolmentStatements() { return kStatements; }

Snapshots EnrolmentSnapshots() { return kSnapshots; }

}  // namespace ecloserie::storage

#include "storage/cohort_store.h"

#include "domain/seat.h"

namespace ecloserie::storage {
namespace {

constexpr Sql kInsertCohort{R"sql(
INSERT INTO cohort (school, cohort, programme, title, starts_on, ends_on,
                    applications_open_on, applications_close_on, waiting_offer_hours, version,
                    sequence)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1, $10)
ON CONFLICT (school, cohort) DO NOTHING
)sql"};

constexpr Sql kUpdateCohort{R"sql(
UPDATE cohort SET title = $3, applications_open_on = $4, applications_close_on = $5,
                  version = version + 1, sequence = $6
WHERE school = $1 AND cohort = $2
)sql"};

constexpr Sql kFindCohort{R"sql(
SELECT school, cohort, programme, title, starts_on, ends_on,
       applications_open_on, applications_close_on, waiting_offer_hours, version
FROM cohort WHERE school = $1 AND cohort = $2
)sql"};

constexpr Sql kFindCohortAsOf{R"sql(
SELECT school, cohort, programme, title, starts_on, ends_on,
       applications_open_on, applications_close_on, waiting_offer_hours, version
FROM cohort_ever
WHERE school = $1 AND cohort = $2 AND sequence <= $3
ORDER BY version DESC LIMIT 1
)sql"};

constexpr Sql kListCohorts{R"sql(
SELECT school, cohort, programme, title, starts_on, ends_on,
       applications_open_on, applications_close_on, waiting_offer_hours, version
FROM cohort
WHERE school = $1 AND cohort > $2
ORDER BY cohort LIMIT $3
)sql"};

domain::Cohort ReadCohort(const Rows& rows) {
  return {.name = {rows.Text(0), rows.Text(1)},
          .programme = {rows.Text(0), rows.Text(2)},
          .title = rows.Text(3),
          .starts_on = rows.Day(4),
          .ends_on = rows.Day(5),
          .applications_open_on = rows.OptionalDay(6),
          .applications_close_on = rows.OptionalDay(7),
          .waiting_offer_hours = rows.Integer(8),
          .version = rows.Integer(9)};
}

constexpr Sql kInsertTrack{R"sql(
INSERT INTO track (school, cohort, track, title, mode, seat_price_cents, place, version, sequence)
VALUES ($1, $2, $3, $4, $5, $6, $7, 1, $8)
ON CONFLICT (school, cohort, track) DO NOTHING
)sql"};

constexpr Sql kUpdateTrack{R"sql(
UPDATE track SET title = $4, seat_price_cents = $5, version = version + 1, sequence = $6
WHERE school = $1 AND cohort = $2 AND track = $3
)sql"};

constexpr Sql kFindTrack{R"sql(
SELECT t.school, t.cohort, t.track, t.title, t.mode, t.seat_price_cents, t.place,
       t.version, p.seat_limit
FROM track AS t JOIN seat_pool AS p ON p.school = t.school AND p.pool = $4
WHERE t.school = $1 AND t.cohort = $2 AND t.track = $3
)sql"};

// The limit as of then is asked for by itself: a join would read every version of
// every pool first.
constexpr Sql kFindTrackAsOf{R"sql(
SELECT school, cohort, track, title, mode, seat_price_cents, place, version,
       (SELECT p.seat_limit FROM seat_pool_ever AS p
        WHERE p.school = $1 AND p.pool = $4 AND p.sequence <= $5
        ORDER BY p.version DESC LIMIT 1)
FROM track_ever
WHERE school = $1 AND cohort = $2 AND track = $3 AND sequence <= $5
ORDER BY version DESC LIMIT 1
)sql"};

constexpr Sql kListTracks{R"sql(
SELECT t.school, t.cohort, t.track, t.title, t.mode, t.seat_price_cents, t.place,
       t.version, p.seat_limit
FROM track AS t JOIN seat_pool AS p
  ON p.school = t.school AND p.pool = 'cohorts/' || t.cohort || '/tracks/' || t.track
WHERE t.school = $1 AND t.cohort = $2 AND t.track > $3
ORDER BY t.track LIMIT $4
)sql"};

domain::Track ReadTrack(const Rows& rows) {
  domain::Track track{.name = {rows.Text(0), rows.Text(1), rows.Text(2)},
                      .title = rows.Text(3),
                      .mode = rows.Choice<domain::TrackMode>(4),
                      .seat_limit = rows.Integer(8),
                      .seat_price_cents = rows.Integer(5),
                      .version = rows.Integer(7)};
  if (!rows.IsNull(6)) track.place = domain::PlaceName{rows.Text(0), rows.Text(6)};
  return track;
}

constexpr Sql kCohortsAt{R"sql(
SELECT DISTINCT t.school, t.cohort FROM track AS t
WHERE t.school = $1 AND t.place = $2
)sql"};

constexpr Sql kCohortsSharingPlaces{R"sql(
SELECT DISTINCT o.school, o.cohort
FROM track AS t
JOIN seat_pool AS p ON p.school = t.school AND p.pool = 'places/' || t.place
JOIN track AS o ON o.school = t.school AND o.place = t.place
WHERE t.school = $1 AND t.cohort = $2
)sql"};

std::set<domain::CohortName> ReadNames(Rows&& rows) {
  std::set<domain::CohortName> names;
  while (rows.Next()) names.insert({rows.Text(0), rows.Text(1)});
  return names;
}

constexpr Sql kReadCohortVersion{R"sql(
SELECT cohort, programme, title, starts_on, ends_on, applications_open_on, applications_close_on,
       waiting_offer_hours
FROM cohort_ever
WHERE school = $1 AND cohort = $2 AND version = $3
)sql"};

constexpr Sql kReadTrackVersion{R"sql(
SELECT cohort, track, title, mode, seat_price_cents, place
FROM track_ever
WHERE school = $1 AND cohort = $2 AND track = $3 AND version = $4
)sql"};

constexpr Sql kCountCohortVersions{R"sql(
SELECT COUNT(*) FROM cohort_ever WHERE school = $1
)sql"};

constexpr Sql kCountTrackVersions{R"sql(
SELECT COUNT(*) FROM track_ever WHERE school = $1
)sql"};

constexpr const Sql* kStatements[] = {
    &kInsertCohort,        &kUpdateCohort,       &kUpdateTrack,       &kFindCohort,
    &kFindCohortAsOf,      &kListCohorts,        &kInsertTrack,       &kFindTrack,
    &kFindTrackAsOf,       &kListTracks,         &kReadCohortVersion, &kReadTrackVersion,
    &kCountCohortVersions, &kCountTrackVersions, &kCohortsAt,         &kCohortsSharingPlaces};

constexpr Snapshot kSnapshots[] = {
    {"cohorts/*", &kReadCohortVersion, "bbbbbbbi", &kCountCohortVersions},
    {"cohorts/*/tracks/*", &kReadTrackVersion, "bbbbib", &kCountTrackVersions}};

void NoteCohort(Transaction& transaction, const domain::Cohort& cohort, ChangeKind kind,
                std::int64_t version) {
  transaction.Note(
      kind, cohort.name.ToString(), version,
      {cohort.name.slug, cohort.programme.slug, cohort.title, cohort.starts_on, cohort.ends_on,
       cohort.applications_open_on, cohort.applications_close_on, cohort.waiting_offer_hours});
}

std::optional<std::string> PlaceOf(const domain::Track& track) {
  return track.place ? std::optional(track.place->slug) : std::nullopt;
}

void NoteTrack(Transaction& transaction, const domain::Track& track, ChangeKind kind,
               std::int64_t version) {
  const auto place = PlaceOf(track);
  transaction.Note(
      kind, track.name.ToString(), version,
      {track.name.cohort, track.name.slug, track.title, track.mode, track.seat_price_cents, place});
}

}  // namespace

bool InsertCohort(Transaction& transaction, const domain::Cohort& cohort) {
  const auto inserted = transaction.Execute(
      kInsertCohort,
      {cohort.name.school, cohort.name.slug, cohort.programme.slug, cohort.title, cohort.starts_on,
       cohort.ends_on, cohort.applications_open_on, cohort.applications_close_on,
       cohort.waiting_offer_hours, transaction.stamp().sequence});
  if (inserted == 1) NoteCohort(transaction, cohort, ChangeKind::kCreated, 1);
  return inserted == 1;
}

void UpdateCohort(Transaction& transaction, const domain::Cohort& cohort) {
  transaction.Execute(kUpdateCohort, {cohort.name.school, cohort.name.slug, cohort.title,
                                      cohort.applications_open_on, cohort.applications_close_on,
                                      transaction.stamp().sequence});
  NoteCohort(transaction, cohort, ChangeKind::kUpdated, cohort.version + 1);
}

std::optional<domain::Cohort> FindCohort(Transaction& transaction, const domain::CohortName& name,
                                         AsOf as_of) {
  Rows rows = as_of.IsLatest()
                  ? transaction.Query(kFindCohort, {name.school, name.slug})
                  : transaction.Query(kFindCohortAsOf, {name.school, name.slug, as_of.sequence});
  if (!rows.Next()) return std::nullopt;
  return ReadCohort(rows);
}

std::vector<domain::Cohort> ListCohorts(Transaction& transaction, const std::string& school,
                                        const std::string& after, std::int64_t limit) {
  std::vector<domain::Cohort> cohorts;
  Rows rows = transaction.Query(kListCohorts, {school, after, limit});
  while (rows.Next()) cohorts.push_back(ReadCohort(rows));
  return cohorts;
}

bool InsertTrack(Transaction& transaction, const domain::Track& track) {
  const auto place = PlaceOf(track);
  const auto inserted = transaction.Execute(
      kInsertTrack, {track.name.school, track.name.cohort, track.name.slug, track.title, track.mode,
                     track.seat_price_cents, place, transaction.stamp().sequence});
  if (inserted == 1) NoteTrack(transaction, track, ChangeKind::kCreated, 1);
  return inserted == 1;
}

void UpdateTrack(Transaction& transaction, const domain::Track& track) {
  transaction.Execute(kUpdateTrack,
                      {track.name.school, track.name.cohort, track.name.slug, track.title,
                       track.seat_price_cents, transaction.stamp().sequence});
  NoteTrack(transaction, track, ChangeKind::kUpdated, track.version + 1);
}

std::optional<domain::Track> FindTrack(Transaction& transaction, const domain::TrackName& name,
                                       AsOf as_of) {
  const std::string pool = domain::PoolName::Of(name).owner;
  Rows rows = as_of.IsLatest()
                  ? transaction.Query(kFindTrack, {name.school, name.cohort, name.slug, pool})
                  : transaction.Query(kFindTrackAsOf,
                                      {name.school, name.cohort, name.slug, pool, as_of.sequence});
  if (!rows.Next()) return std::nullopt;
  return ReadTrack(rows);
}

std::vector<domain::Track> ListTracks(Transaction& transaction, const domain::CohortName& cohort,
                                      const std::string& after, std::int64_t limit) {
  std::vector<domain::Track> tracks;
  Rows rows = transaction.Query(kListTracks, {cohort.school, cohort.slug, after, limit});
  while (rows.Next()) tracks.push_back(ReadTrack(rows));
  return tracks;
}

std::set<domain::CohortName> CohortsAt(Transaction& transaction, const domain::PoolName& pool) {
  const auto place = pool.Place();
  if (!place) return {};
  return ReadNames(transaction.Query(kCohortsAt, {place->school, place->slug}));
}

std::set<domain::CohortName> CohortsSharingPlaces(Transaction& transaction,
                                                  const domain::CohortName& cohort) {
  return ReadNames(transaction.Query(kCohortsSharingPlaces, {cohort.school, cohort.slug}));
}

Statements CohortStatements() { return kStatements; }

Snapshots CohortSnapshots() { return kSnapshots; }

}  // namespace ecloserie::storage

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
INSERT INTO track (school, cohort, track, title, mode, seat_price_cents, version, sequence)
VALUES ($1, $2, $3, $4, $5, $6, 1, $7)
ON CONFLICT (school, cohort, track) DO NOTHING
)sql"};

constexpr Sql kFindTrack{R"sql(
SELECT t.school, t.cohort, t.track, t.title, t.mode, t.seat_price_cents, t.version, p.seat_limit
FROM track AS t JOIN seat_pool AS p ON p.school = t.school AND p.pool = $4
WHERE t.school = $1 AND t.cohort = $2 AND t.track = $3
)sql"};

// The limit as of then is asked for by itself: a join would read every version of
// every pool first.
constexpr Sql kFindTrackAsOf{R"sql(
SELECT school, cohort, track, title, mode, seat_price_cents, version,
       (SELECT p.seat_limit FROM seat_pool_ever AS p
        WHERE p.school = $1 AND p.pool = $4 AND p.sequence <= $5
        ORDER BY p.version DESC LIMIT 1)
FROM track_ever
WHERE school = $1 AND cohort = $2 AND track = $3 AND sequence <= $5
ORDER BY version DESC LIMIT 1
)sql"};

constexpr Sql kListTracks{R"sql(
SELECT t.school, t.cohort, t.track, t.title, t.mode, t.seat_price_cents, t.version, p.seat_limit
FROM track AS t JOIN seat_pool AS p
  ON p.school = t.school AND p.pool = 'cohorts/' || t.cohort || '/tracks/' || t.track
WHERE t.school = $1 AND t.cohort = $2 AND t.track > $3
ORDER BY t.track LIMIT $4
)sql"};

domain::Track ReadTrack(const Rows& rows) {
  return {.name = {rows.Text(0), rows.Text(1), rows.Text(2)},
          .title = rows.Text(3),
          .mode = rows.Choice<domain::TrackMode>(4),
          .seat_limit = rows.Integer(7),
          .seat_price_cents = rows.Integer(5),
          .version = rows.Integer(6)};
}

constexpr Sql kReadCohortVersion{R"sql(
SELECT cohort, programme, title, starts_on, ends_on, applications_open_on, applications_close_on,
       waiting_offer_hours
FROM cohort_ever
WHERE school = $1 AND cohort = $2 AND version = $3
)sql"};

constexpr Sql kReadTrackVersion{R"sql(
SELECT cohort, track, title, mode, seat_price_cents
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
    &kInsertCohort,      &kFindCohort,       &kFindCohortAsOf,      &kListCohorts,
    &kInsertTrack,       &kFindTrack,        &kFindTrackAsOf,       &kListTracks,
    &kReadCohortVersion, &kReadTrackVersion, &kCountCohortVersions, &kCountTrackVersions};

constexpr Snapshot kSnapshots[] = {
    {"cohorts/*", &kReadCohortVersion, "bbbbbbbi", &kCountCohortVersions},
    {"cohorts/*/tracks/*", &kReadTrackVersion, "bbbbi", &kCountTrackVersions}};

}  // namespace

bool InsertCohort(Transaction& transaction, const domain::Cohort& cohort) {
  const auto inserted = transaction.Execute(
      kInsertCohort,
      {cohort.name.school, cohort.name.slug, cohort.programme.slug, cohort.title, cohort.starts_on,
       cohort.ends_on, cohort.applications_open_on, cohort.applications_close_on,
       cohort.waiting_offer_hours, transaction.stamp().sequence});
  if (inserted == 1) {
    transaction.Note(
        ChangeKind::kCreated, cohort.name.ToString(), 1,
        {cohort.name.slug, cohort.programme.slug, cohort.title, cohort.starts_on, cohort.ends_on,
         cohort.applications_open_on, cohort.applications_close_on, cohort.waiting_offer_hours});
  }
  return inserted == 1;
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
  const auto inserted = transaction.Execute(
      kInsertTrack, {track.name.school, track.name.cohort, track.name.slug, track.title, track.mode,
                     track.seat_price_cents, transaction.stamp().sequence});
  if (inserted == 1) {
    transaction.Note(
        ChangeKind::kCreated, track.name.ToString(), 1,
        {track.name.cohort, track.name.slug, track.title, track.mode, track.seat_price_cents});
  }
  return inserted == 1;
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

Statements CohortStatements() { return kStatements; }

Snapshots CohortSnapshots() { return kSnapshots; }

}  // namespace ecloserie::storage

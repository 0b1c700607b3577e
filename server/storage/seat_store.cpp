#include "storage/seat_store.h"

namespace ecloserie::storage {
namespace {

constexpr Sql kInsertPool{R"sql(
INSERT INTO seat_pool (school, pool, cohort, kind, seat_limit, version, sequence)
VALUES ($1, $2, $3, $4, $5, 1, $6)
)sql"};

constexpr Sql kFindPool{R"sql(
SELECT p.school, p.pool, p.cohort, p.kind, p.seat_limit,
       (SELECT COUNT(*) FROM seat AS s
        WHERE s.school = p.school AND s.pool = p.pool AND s.state = 'HELD'),
       (SELECT COUNT(*) FROM seat AS s
        WHERE s.school = p.school AND s.pool = p.pool AND s.state = 'TAKEN')
FROM seat_pool AS p WHERE p.school = $1 AND p.pool = $2
)sql"};

constexpr Sql kListPools{R"sql(
SELECT p.school, p.pool, p.cohort, p.kind, p.seat_limit,
       (SELECT COUNT(*) FROM seat AS s
        WHERE s.school = p.school AND s.pool = p.pool AND s.state = 'HELD'),
       (SELECT COUNT(*) FROM seat AS s
        WHERE s.school = p.school AND s.pool = p.pool AND s.state = 'TAKEN')
FROM seat_pool AS p
WHERE p.school = $1
  AND (p.cohort = $2
       OR p.pool IN (SELECT 'places/' || t.place FROM track AS t
                     WHERE t.school = $1 AND t.cohort = $2 AND t.place IS NOT NULL))
ORDER BY p.kind DESC, p.pool
)sql"};

domain::SeatPool ReadPool(const Rows& rows) {
  domain::SeatPool pool{.name = {rows.Text(0), rows.Text(1)},
                        .kind = rows.Choice<domain::SeatPoolKind>(3),
                        .seat_limit = rows.Integer(4),
                        .held_count = rows.Integer(5),
                        .taken_count = rows.Integer(6)};
  if (!rows.IsNull(2)) pool.cohort = domain::CohortName{rows.Text(0), rows.Text(2)};
  return pool;
}

constexpr Sql kHold{R"sql(
INSERT INTO seat (school, pool, application, state, version, sequence)
VALUES ($1, $2, $3, 'HELD', 1, $4)
ON CONFLICT (school, pool, application) DO UPDATE
SET state = 'HELD', version = seat.version + 1, sequence = $4
)sql"};

constexpr Sql kTake{R"sql(
UPDATE seat SET state = 'TAKEN', version = version + 1, sequence = $3
WHERE school = $1 AND application = $2 AND state = 'HELD'
)sql"};

constexpr Sql kRelease{R"sql(
UPDATE seat SET state = 'RELEASED', version = version + 1, sequence = $3
WHERE school = $1 AND application = $2 AND state IN ('HELD', 'TAKEN')
)sql"};

constexpr Sql kPoolsOf{R"sql(
SELECT pool FROM seat
WHERE school = $1 AND application = $2 AND state <> 'RELEASED'
ORDER BY pool
)sql"};

constexpr Sql kPoolsOfAsOf{R"sql(
SELECT s.pool FROM seat_ever AS s
WHERE s.school = $1 AND s.application = $2 AND s.state IN ('HELD', 'TAKEN')
  AND s.version = (SELECT MAX(e.version) FROM seat_ever AS e
                   WHERE e.school = s.school AND e.pool = s.pool
                     AND e.application = s.application AND e.sequence <= $3)
ORDER BY s.pool
)sql"};

constexpr Sql kReadVersionOfTrack{R"sql(
SELECT pool, cohort, kind, seat_limit
FROM seat_pool_ever
WHERE school = $1 AND pool = 'cohorts/' || CAST($2 AS TEXT) || '/tracks/' || CAST($3 AS TEXT)
  AND version = $4
)sql"};

constexpr Sql kReadVersionOfPlace{R"sql(
SELECT pool, cohort, kind, seat_limit
FROM seat_pool_ever
WHERE school = $1 AND pool = 'places/' || CAST($2 AS TEXT) AND version = $3
)sql"};

constexpr Sql kReadVersionOfAgreement{R"sql(
SELECT pool, cohort, kind, seat_limit
FROM seat_pool_ever
WHERE school = $1 AND pool = 'agreements/' || CAST($2 AS TEXT) AND version = $3
)sql"};

constexpr Sql kCountVersions{R"sql(
SELECT COUNT(*) FROM seat_pool_ever WHERE school = $1
)sql"};

constexpr const Sql* kStatements[] = {&kInsertPool,
                                      &kFindPool,
                                      &kListPools,
                                      &kHold,
                                      &kTake,
                                      &kRelease,
                                      &kPoolsOf,
                                      &kPoolsOfAsOf,
                                      &kReadVersionOfTrack,
                                      &kReadVersionOfPlace,
                                      &kReadVersionOfAgreement,
                                      &kCountVersions};

constexpr Snapshot kSnapshots[] = {
    {"cohorts/*/tracks/*/seatPool", &kReadVersionOfTrack, "bbbi", &kCountVersions},
    {"places/*/seatPool", &kReadVersionOfPlace, "bbbi", &kCountVersions},
    {"agreements/*/seatPool", &kReadVersionOfAgreement, "bbbi", &kCountVersions}};

}  // namespace

void InsertSeatPool(Transaction& transaction, const domain::SeatPool& pool) {
  const auto cohort = pool.cohort ? std::optional(pool.cohort->slug) : std::nullopt;
  transaction.Execute(kInsertPool, {pool.name.school, pool.name.owner, cohort, pool.kind,
                                    pool.seat_limit, transaction.stamp().sequence});
  transaction.Note(ChangeKind::kCreated, pool.name.ToString() + "/seatPool", 1,
                   {pool.name.owner, cohort, pool.kind, pool.seat_limit});
}

std::optional<domain::SeatPool> FindSeatPool(Transaction& transaction,
                                             const domain::PoolName& name) {
  Rows rows = transaction.Query(kFindPool, {name.school, name.owner});
  if (!rows.Next()) return std::nullopt;
  return ReadPool(rows);
}

std::vector<domain::SeatPool> ListSeatPools(Transaction& transaction,
                                            const domain::CohortName& cohort) {
  std::vector<domain::SeatPool> pools;
  Rows rows = transaction.Query(kListPools, {cohort.school, cohort.slug});
  while (rows.Next()) pools.push_back(ReadPool(rows));
  return pools;
}

// Seats have no name of their own: the application's journal row tells of them.
void HoldSeat(Transaction& transaction, const domain::PoolName& pool,
              const domain::ApplicationName& application) {
  transaction.Execute(kHold,
                      {pool.school, pool.owner, application.id, transaction.stamp().sequence});
}

void TakeSeats(Transaction& transaction, const domain::ApplicationName& application) {
  transaction.Execute(kTake, {application.school, application.id, transaction.stamp().sequence});
}

void ReleaseSeats(Transaction& transaction, const domain::ApplicationName& application) {
  transaction.Execute(kRelease, {application.school, application.id, transaction.stamp().sequence});
}

std::vector<domain::PoolName> PoolsOf(Transaction& transaction,
                                      const domain::ApplicationName& application, AsOf as_of) {
  std::vector<domain::PoolName> pools;
  Rows rows =
      as_of.IsLatest()
          ? transaction.Query(kPoolsOf, {application.school, application.id})
          : transaction.Query(kPoolsOfAsOf, {application.school, application.id, as_of.sequence});
  while (rows.Next()) pools.push_back({application.school, rows.Text(0)});
  return pools;
}

Statements SeatStatements() { return kStatements; }

Snapshots SeatSnapshots() { return kSnapshots; }

}  // namespace ecloserie::storage

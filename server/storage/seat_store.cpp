#include "storage/seat_store.h"

namespace ecloserie::storage {
namespace {

constexpr Sql kInsertPool{R"sql(
INSERT INTO seat_pool (school, pool, cohort, kind, seat_limit, limit_from, version, sequence)
VALUES ($1, $2, $3, $4, $5, $6, 1, $7)
)sql"};

constexpr Sql kUpdatePool{R"sql(
UPDATE seat_pool SET seat_limit = $3, limit_from = $4, version = version + 1, sequence = $5
WHERE school = $1 AND pool = $2
)sql"};

constexpr Sql kFindPool{R"sql(
SELECT school, pool, cohort, kind, seat_limit, limit_from, version
FROM seat_pool WHERE school = $1 AND pool = $2
)sql"};

constexpr Sql kFindPoolAsOf{R"sql(
SELECT school, pool, cohort, kind, seat_limit, limit_from, version
FROM seat_pool_ever WHERE school = $1 AND pool = $2 AND sequence <= $3
ORDER BY version DESC LIMIT 1
)sql"};

constexpr Sql kListPools{R"sql(
SELECT school, pool, cohort, kind, seat_limit, limit_from, version
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
                        .limit_from = rows.Day(5),
                        .version = rows.Integer(6)};
  if (!rows.IsNull(2)) pool.cohort = domain::CohortName{rows.Text(0), rows.Text(2)};
  return pool;
}

constexpr Sql kInsert{R"sql(
INSERT INTO seat (school, application, ordinal, pool, state, first_on, first_slot, last_on,
                  last_slot, version, sequence)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1, $10)
)sql"};

constexpr Sql kUpdate{R"sql(
UPDATE seat
SET state = $4, first_on = $5, first_slot = $6, last_on = $7, last_slot = $8,
    version = version + 1, sequence = $9
WHERE school = $1 AND application = $2 AND ordinal = $3
)sql"};

constexpr Sql kNextOrdinal{R"sql(
SELECT COUNT(*) + 1 FROM seat WHERE school = $1 AND application = $2
)sql"};

constexpr Sql kLive{R"sql(
SELECT school, application, ordinal, pool, state, first_on, first_slot, last_on, last_slot, version
FROM seat
WHERE school = $1 AND pool = $2 AND state <> 'RELEASED' AND (last_on, last_slot) >= ($3, $4)
)sql"};

constexpr Sql kLiveOf{R"sql(
SELECT school, application, ordinal, pool, state, first_on, first_slot, last_on, last_slot, version
FROM seat
WHERE school = $1 AND application = $2 AND state <> 'RELEASED'
ORDER BY ordinal
)sql"};

constexpr Sql kReleasedLast{R"sql(
SELECT school, application, ordinal, pool, state, first_on, first_slot, last_on, last_slot, version
FROM seat
WHERE school = $1 AND application = $2 AND state = 'RELEASED'
  AND sequence = (SELECT MAX(s.sequence) FROM seat AS s WHERE s.school = $1 AND s.application = $2)
ORDER BY ordinal
)sql"};

domain::Seat ReadSeat(const Rows& rows) {
  const std::string school = rows.Text(0);
  return {.application = {school, rows.Id(1)},
          .ordinal = rows.Integer(2),
          .pool = {school, rows.Text(3)},
          .state = rows.Choice<domain::SeatState>(4),
          .over = {.first = {rows.Day(5), rows.Choice<domain::Slot>(6)},
                   .last = {rows.Day(7), rows.Choice<domain::Slot>(8)}},
          .version = rows.Integer(9)};
}

std::vector<domain::Seat> ReadSeats(Rows&& rows) {
  std::vector<domain::Seat> seats;
  while (rows.Next()) seats.push_back(ReadSeat(rows));
  return seats;
}

constexpr Sql kPoolsOf{R"sql(
SELECT DISTINCT pool FROM seat
WHERE school = $1 AND application = $2 AND state <> 'RELEASED'
ORDER BY pool
)sql"};

constexpr Sql kPoolsOfAsOf{R"sql(
SELECT DISTINCT s.pool FROM seat_ever AS s
WHERE s.school = $1 AND s.application = $2 AND s.state <> 'RELEASED'
  AND s.version = (SELECT MAX(e.version) FROM seat_ever AS e
                   WHERE e.school = s.school AND e.application = s.application
                     AND e.ordinal = s.ordinal AND e.sequence <= $3)
ORDER BY s.pool
)sql"};

constexpr Sql kFundersOf{R"sql(
SELECT DISTINCT pool FROM seat_ever
WHERE school = $1 AND application = $2 AND state = 'TAKEN'
ORDER BY pool
)sql"};

constexpr Sql kReadVersionOfTrack{R"sql(
SELECT pool, cohort, kind, seat_limit, limit_from
FROM seat_pool_ever
WHERE school = $1 AND pool = 'cohorts/' || CAST($2 AS TEXT) || '/tracks/' || CAST($3 AS TEXT)
  AND version = $4
)sql"};

constexpr Sql kReadVersionOfPlace{R"sql(
SELECT pool, cohort, kind, seat_limit, limit_from
FROM seat_pool_ever
WHERE school = $1 AND pool = 'places/' || CAST($2 AS TEXT) AND version = $3
)sql"};

constexpr Sql kReadVersionOfAgreement{R"sql(
SELECT pool, cohort, kind, seat_limit, limit_from
FROM seat_pool_ever
WHERE school = $1 AND pool = 'agreements/' || CAST($2 AS TEXT) AND version = $3
)sql"};

constexpr Sql kCountVersions{R"sql(
SELECT COUNT(*) FROM seat_pool_ever WHERE school = $1
)sql"};

constexpr const Sql* kStatements[] = {&kInsertPool,
                                      &kUpdatePool,
                                      &kFindPool,
                                      &kFindPoolAsOf,
                                      &kListPools,
                                      &kInsert,
                                      &kUpdate,
                                      &kNextOrdinal,
                                      &kLive,
                                      &kLiveOf,
                                      &kReleasedLast,
                                      &kPoolsOf,
                                      &kPoolsOfAsOf,
                                      &kFundersOf,
                                      &kReadVersionOfTrack,
                                      &kReadVersionOfPlace,
                                      &kReadVersionOfAgreement,
                                      &kCountVersions};

constexpr Snapshot kSnapshots[] = {
    {"cohorts/*/tracks/*/seatPool", &kReadVersionOfTrack, "bbbib", &kCountVersions},
    {"places/*/seatPool", &kReadVersionOfPlace, "bbbib", &kCountVersions},
    {"agreements/*/seatPool", &kReadVersionOfAgreement, "bbbib", &kCountVersions}};

std::optional<std::string> CohortOf(const domain::SeatPool& pool) {
  return pool.cohort ? std::optional(pool.cohort->slug) : std::nullopt;
}

void NotePool(Transaction& transaction, const domain::SeatPool& pool, ChangeKind kind,
              std::int64_t version) {
  transaction.Note(kind, pool.name.ToString() + "/seatPool", version,
                   {pool.name.owner, CohortOf(pool), pool.kind, pool.seat_limit, pool.limit_from});
}

std::int64_t NextOrdinal(Transaction& transaction, const domain::ApplicationName& application) {
  Rows rows = transaction.Query(kNextOrdinal, {application.school, application.id});
  return rows.Next() ? rows.Integer(0) : 1;
}

}  // namespace

void InsertSeatPool(Transaction& transaction, const domain::SeatPool& pool) {
  transaction.Execute(
      kInsertPool, {pool.name.school, pool.name.owner, CohortOf(pool), pool.kind, pool.seat_limit,
                    pool.limit_from, transaction.stamp().sequence});
  NotePool(transaction, pool, ChangeKind::kCreated, 1);
}

void UpdateSeatPool(Transaction& transaction, const domain::SeatPool& pool) {
  transaction.Execute(kUpdatePool, {pool.name.school, pool.name.owner, pool.seat_limit,
                                    pool.limit_from, transaction.stamp().sequence});
  NotePool(transaction, pool, ChangeKind::kUpdated, pool.version + 1);
}

std::optional<domain::SeatPool> FindSeatPool(Transaction& transaction, const domain::PoolName& name,
                                             AsOf as_of) {
  Rows rows = as_of.IsLatest()
                  ? transaction.Query(kFindPool, {name.school, name.owner})
                  : transaction.Query(kFindPoolAsOf, {name.school, name.owner, as_of.sequence});
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

std::vector<domain::Seat> LiveSeats(Transaction& transaction, const domain::PoolName& pool,
                                    const domain::HalfDay& from) {
  return ReadSeats(transaction.Query(kLive, {pool.school, pool.owner, from.day, from.slot}));
}

std::vector<domain::Seat> LiveSeatsOf(Transaction& transaction,
                                      const domain::ApplicationName& application) {
  return ReadSeats(transaction.Query(kLiveOf, {application.school, application.id}));
}

std::vector<domain::Seat> SeatsReleasedLast(Transaction& transaction,
                                            const domain::ApplicationName& application) {
  return ReadSeats(transaction.Query(kReleasedLast, {application.school, application.id}));
}

// Seats have no name of their own: the application's journal row tells of them.
void InsertSeat(Transaction& transaction, const domain::Seat& seat) {
  const auto& [first, last] = seat.over;
  transaction.Execute(
      kInsert, {seat.application.school, seat.application.id,
                NextOrdinal(transaction, seat.application), seat.pool.owner, seat.state, first.day,
                first.slot, last.day, last.slot, transaction.stamp().sequence});
}

void UpdateSeat(Transaction& transaction, const domain::Seat& seat) {
  const auto& [first, last] = seat.over;
  transaction.Execute(
      kUpdate, {seat.application.school, seat.application.id, seat.ordinal, seat.state, first.day,
                first.slot, last.day, last.slot, transaction.stamp().sequence});
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

std::vector<domain::AgreementName> FundersOf(Transaction& transaction,
                                             const domain::ApplicationName& application) {
  std::vector<domain::AgreementName> agreements;
  Rows rows = transaction.Query(kFundersOf, {application.school, application.id});
  while (rows.Next()) {
    const domain::PoolName pool{application.school, rows.Text(0)};
    if (auto agreement = pool.Agreement()) agreements.push_back(*std::move(agreement));
  }
  return agreements;
}

Statements SeatStatements() { return kStatements; }

Snapshots SeatSnapshots() { return kSnapshots; }

}  // namespace ecloserie::storage

#include "storage/place_store.h"

#include "domain/seat.h"

namespace ecloserie::storage {
namespace {

constexpr Sql kInsert{R"sql(
INSERT INTO place (school, place, title, kind, address, version, sequence)
VALUES ($1, $2, $3, $4, $5, 1, $6)
ON CONFLICT (school, place) DO NOTHING
)sql"};

constexpr Sql kUpdate{R"sql(
UPDATE place SET title = $3, address = $4, version = version + 1, sequence = $5
WHERE school = $1 AND place = $2
)sql"};

// The limit as of then is asked for by itself: a join would read every version of
// every pool first.
constexpr Sql kFind{R"sql(
SELECT school, place, title, kind, address, version,
       (SELECT p.seat_limit FROM seat_pool_ever AS p
        WHERE p.school = $1 AND p.pool = $3 AND p.sequence <= $4
        ORDER BY p.version DESC LIMIT 1)
FROM place_ever
WHERE school = $1 AND place = $2 AND sequence <= $4
ORDER BY version DESC LIMIT 1
)sql"};

constexpr Sql kList{R"sql(
SELECT t.school, t.place, t.title, t.kind, t.address, t.version, p.seat_limit
FROM place AS t LEFT JOIN seat_pool AS p
  ON p.school = t.school AND p.pool = 'places/' || t.place
WHERE t.school = $1 AND t.place > $2
ORDER BY t.place LIMIT $3
)sql"};

constexpr Sql kReadVersion{R"sql(
SELECT place, title, kind, address
FROM place_ever
WHERE school = $1 AND place = $2 AND version = $3
)sql"};

constexpr Sql kCountVersions{R"sql(
SELECT COUNT(*) FROM place_ever WHERE school = $1
)sql"};

constexpr const Sql* kStatements[] = {&kInsert, &kUpdate,      &kFind,
                                      &kList,   &kReadVersion, &kCountVersions};

constexpr Snapshot kSnapshots[] = {{"places/*", &kReadVersion, "bbbb", &kCountVersions}};

domain::Place ReadPlace(const Rows& rows) {
  return {.name = {rows.Text(0), rows.Text(1)},
          .title = rows.Text(2),
          .kind = rows.Choice<domain::PlaceKind>(3),
          .address = rows.Text(4),
          .seat_limit = rows.OptionalInteger(6),
          .version = rows.Integer(5)};
}

void NoteVersion(Transaction& transaction, const domain::Place& place, ChangeKind kind,
                 std::int64_t version) {
  transaction.Note(kind, place.name.ToString(), version,
                   {place.name.slug, place.title, place.kind, place.address});
}

}  // namespace

bool InsertPlace(Transaction& transaction, const domain::Place& place) {
  const auto inserted =
      transaction.Execute(kInsert, {place.name.school, place.name.slug, place.title, place.kind,
                                    place.address, transaction.stamp().sequence});
  if (inserted == 1) NoteVersion(transaction, place, ChangeKind::kCreated, 1);
  return inserted == 1;
}

void UpdatePlace(Transaction& transaction, const domain::Place& place) {
  transaction.Execute(kUpdate, {place.name.school, place.name.slug, place.title, place.address,
                                transaction.stamp().sequence});
  NoteVersion(transaction, place, ChangeKind::kUpdated, place.version + 1);
}

std::optional<domain::Place> FindPlace(Transaction& transaction, const domain::PlaceName& name,
                                       AsOf as_of) {
  const std::string pool = domain::PoolName::Of(name).owner;
  Rows rows = transaction.Query(kFind, {name.school, name.slug, pool, as_of.sequence});
  if (!rows.Next()) return std::nullopt;
  return ReadPlace(rows);
}

std::vector<domain::Place> ListPlaces(Transaction& transaction, const std::string& school,
                                      const std::string& after, std::int64_t limit) {
  std::vector<domain::Place> places;
  Rows rows = transaction.Query(kList, {school, after, limit});
  while (rows.Next()) places.push_back(ReadPlace(rows));
  return places;
}

Statements PlaceStatements() { return kStatements; }

Snapshots PlaceSnapshots() { return kSnapshots; }

}  // namespace ecloserie::storage

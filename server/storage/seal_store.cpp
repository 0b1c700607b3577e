#include "storage/seal_store.h"

namespace ecloserie::storage {
namespace {

constexpr Sql kInsert{R"sql(
INSERT INTO seal (school, number, previous, first_sequence, last_sequence, rows_count, root,
                  sealed_at, public_key, signature)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
)sql"};

constexpr Sql kLatest{R"sql(
SELECT school, number, previous, first_sequence, last_sequence, rows_count, root, sealed_at,
       public_key, signature
FROM seal WHERE school = $1
ORDER BY number DESC LIMIT 1
)sql"};

constexpr Sql kList{R"sql(
SELECT school, number, previous, first_sequence, last_sequence, rows_count, root, sealed_at,
       public_key, signature
FROM seal WHERE school = $1 AND number > $2
ORDER BY number LIMIT $3
)sql"};

constexpr Sql kListUnsealed{R"sql(
SELECT c.school FROM school_clock AS c
WHERE c.school > $1
  AND c.sequence > COALESCE((SELECT s.last_sequence FROM seal AS s WHERE s.school = c.school
                             ORDER BY s.number DESC LIMIT 1), 0)
ORDER BY c.school LIMIT $2
)sql"};

constexpr const Sql* kStatements[] = {&kInsert, &kLatest, &kList, &kListUnsealed};

domain::Seal ReadSeal(const Rows& rows) {
  return {.school = rows.Text(0),
          .number = rows.Integer(1),
          .previous = rows.Fixed<domain::Digest>(2),
          .first_sequence = rows.Integer(3),
          .last_sequence = rows.Integer(4),
          .rows_count = rows.Integer(5),
          .root = rows.Fixed<domain::Digest>(6),
          .sealed_at = rows.At(7),
          .public_key = rows.Fixed<domain::PublicKey>(8),
          .signature = rows.Fixed<domain::Signature>(9)};
}

}  // namespace

void InsertSeal(Transaction& transaction, const domain::Seal& seal) {
  transaction.Execute(
      kInsert, {seal.school, seal.number, seal.previous, seal.first_sequence, seal.last_sequence,
                seal.rows_count, seal.root, seal.sealed_at, seal.public_key, seal.signature});
}

std::optional<domain::Seal> LatestSeal(Transaction& transaction, const std::string& school) {
  Rows rows = transaction.Query(kLatest, {school});
  if (!rows.Next()) return std::nullopt;
  return ReadSeal(rows);
}

std::vector<domain::Seal> ListSeals(Transaction& transaction, const std::string& school,
                                    std::int64_t after, std::int64_t limit) {
  std::vector<domain::Seal> seals;
  Rows rows = transaction.Query(kList, {school, after, limit});
  while (rows.Next()) seals.push_back(ReadSeal(rows));
  return seals;
}

std::vector<std::string> ListUnsealed(Transaction& transaction, const std::string& after,
                                      std::int64_t limit) {
  std::vector<std::string> schools;
  Rows rows = transaction.Query(kListUnsealed, {after, limit});
  while (rows.Next()) schools.push_back(rows.Text(0));
  return schools;
}

Statements SealStatements() { return kStatements; }

}  // namespace ecloserie::storage

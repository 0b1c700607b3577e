#include "storage/request_store.h"

namespace ecloserie::storage {
namespace {

constexpr Sql kFind{R"sql(
SELECT r.method, r.request_digest, r.outcome, r.answer, r.sequence, s.salt,
       s.values_digest
FROM request AS r LEFT JOIN request_salt AS s
  ON s.school = r.school AND s.principal = r.principal AND s.request_id = r.request_id
WHERE r.school = $1 AND r.principal = $2 AND r.request_id = $3
)sql"};

RememberedRequest ReadRequest(const Rows& rows) {
  RememberedRequest request{.method = rows.Text(0),
                            .digest = rows.Fixed<domain::Digest>(1),
                            .is_refused = rows.Text(2) == "REFUSED",
                            .answer = rows.Text(3),
                            .sequence = rows.Integer(4)};
  if (!rows.IsNull(5)) {
    request.values = {.salt = rows.Fixed<domain::Digest>(5),
                      .digest = rows.Fixed<domain::Digest>(6)};
  }
  return request;
}

constexpr Sql kInsert{R"sql(
INSERT INTO request (school, principal, request_id, method, request_digest, outcome, answer, sequence, at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
)sql"};

constexpr Sql kInsertSalt{R"sql(
INSERT INTO request_salt (school, principal, request_id, salt, values_digest)
VALUES ($1, $2, $3, $4, $5)
)sql"};

constexpr Sql kDestroySalts{R"sql(
DELETE FROM request_salt WHERE school = $1
)sql"};

constexpr const Sql* kStatements[] = {&kFind, &kInsert, &kInsertSalt, &kDestroySalts};

}  // namespace

std::optional<RememberedRequest> FindRequest(Transaction& transaction, const RequestKey& key) {
  Rows rows = transaction.Query(kFind, {key.school, key.principal, key.request_id});
  if (!rows.Next()) return std::nullopt;
  return ReadRequest(rows);
}

void InsertRequest(Transaction& transaction, const RequestKey& key,
                   const RememberedRequest& request, absl::Time at) {
  transaction.Execute(
      kInsert, {key.school, key.principal, key.request_id, request.method, request.digest,
                request.is_refused ? "REFUSED" : "DONE", request.answer, request.sequence, at});
  if (!request.values) return;
  transaction.Execute(kInsertSalt, {key.school, key.principal, key.request_id, request.values->salt,
                                    request.values->digest});
}

void ForgetRequestValues(Transaction& transaction, const std::string& school) {
  transaction.Execute(kDestroySalts, {school});
}

Statements RequestStatements() { return kStatements; }

}  // namespace ecloserie::storage

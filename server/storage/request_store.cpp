#include "storage/request_store.h"

#include <algorithm>

namespace ecloserie::storage {
namespace {

constexpr Sql kFind{R"sql(
SELECT method, request_digest, outcome, answer, sequence
FROM request WHERE school = $1 AND principal = $2 AND request_id = $3
)sql"};

RememberedRequest ReadRequest(const Rows& rows) {
  RememberedRequest request{.method = rows.Text(0),
                            .is_refused = rows.Text(2) == "REFUSED",
                            .answer = rows.Text(3),
                            .sequence = rows.Integer(4)};
  const std::string digest = rows.Text(1);
  if (digest.size() != request.digest.size()) throw StoreDefect("a digest has a wrong length");
  std::copy(digest.begin(), digest.end(), request.digest.begin());
  return request;
}

constexpr Sql kInsert{R"sql(
INSERT INTO request (school, principal, request_id, method, request_digest, outcome, answer, sequence, at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
)sql"};

constexpr const Sql* kStatements[] = {&kFind, &kInsert};

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
}

Statements RequestStatements() { return kStatements; }

}  // namespace ecloserie::storage

#pragma once

#include <optional>
#include <string>

#include "domain/environment.h"
#include "storage/transaction.h"

namespace ecloserie::storage {

struct RequestKey {
  std::string school;
  std::string principal;
  std::string request_id;
};

// What was answered to a request id.
struct RememberedRequest {
  std::string method;
  domain::Digest digest;  // of all that is not personal
  // Of one that holds personal values, until they are forgotten.
  struct Values {
    domain::Digest salt;
    domain::Digest digest;  // under the salt
  };
  std::optional<Values> values;
  bool is_refused;
  std::string answer;  // the subject of the answer, or the refusal
  std::int64_t sequence;
};

std::optional<RememberedRequest> FindRequest(Transaction& transaction, const RequestKey& key);
void InsertRequest(Transaction& transaction, const RequestKey& key,
                   const RememberedRequest& request, absl::Time at);

// Of all requests of the school until now: what they asked is not to be told any more.
void ForgetRequestValues(Transaction& transaction, const std::string& school);

Statements RequestStatements();

}  // namespace ecloserie::storage

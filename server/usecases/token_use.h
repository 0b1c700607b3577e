#pragma once

#include <map>
#include <mutex>

#include "absl/time/time.h"
#include "domain/token.h"
#include "storage/database.h"

namespace ecloserie::usecases {

// Writes down when tokens were last used, to the hour: at most one small write per
// token and hour, so that a read stays a read. Thread-safe.
class TokenUse {
 public:
  explicit TokenUse(storage::Database& database) : database_(database) {}

  void Note(const domain::Token& token, absl::Time now);

 private:
  storage::Database& database_;
  std::mutex mutex_;
  // What is on its way to the store, or there already.
  std::map<domain::TokenName, absl::Time> noted_;
};

}  // namespace ecloserie::usecases

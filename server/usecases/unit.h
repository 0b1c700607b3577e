#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "absl/time/time.h"
#include "domain/access.h"
#include "domain/environment.h"
#include "domain/uuid.h"
#include "storage/transaction.h"

namespace ecloserie::usecases {

// What a use case reads through: one snapshot, seen as of a position.
class View {
 public:
  View(storage::Transaction& transaction, domain::Environment& environment,
       const domain::Caller& caller, storage::AsOf as_of)
      : transaction_(&transaction), environment_(&environment), caller_(&caller), as_of_(as_of) {}

  storage::Transaction& transaction() const { return *transaction_; }
  const domain::Environment& environment() const { return *environment_; }
  const domain::Caller& caller() const { return *caller_; }
  storage::AsOf as_of() const { return as_of_; }

 protected:
  void FillRandom(std::span<std::uint8_t> bytes) const { environment_->FillRandom(bytes); }
  std::string Seal(const domain::Key& key, const std::string& plain,
                   const std::string& context) const {
    return environment_->Seal(key, plain, context);
  }

 private:
  storage::Transaction* transaction_;
  domain::Environment* environment_;
  const domain::Caller* caller_;
  storage::AsOf as_of_;
};

// What a use case changes through: a stamped transaction and the identifiers
// drawn for this request.
class Unit : public View {
 public:
  Unit(storage::Transaction& transaction, domain::Environment& environment,
       const domain::Caller& caller, domain::UuidSource ids)
      : View(transaction, environment, caller, {}), ids_(ids) {}

  // The time of the unit of work: later than that of every earlier one of the
  // school, whatever the clock did.
  absl::Time now() const { return transaction().stamp().at; }
  domain::Uuid NewId() { return ids_.Next(); }
  using View::FillRandom;
  using View::Seal;

 private:
  domain::UuidSource ids_;
};

}  // namespace ecloserie::usecases

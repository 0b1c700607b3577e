#include "usecases/system_unit.h"

#include <stdexcept>

#include "domain/access.h"
#include "storage/journal_store.h"
#include "usecases/blocking.h"
#include "usecases/draw_ids.h"

namespace ecloserie::usecases {
namespace {

// Reaches the whole school, as jobs do.
domain::Caller CallerOf(const std::string& job) {
  domain::Caller caller;
  caller.principal.name = {std::string(domain::kNetwork), "system:" + job};
  caller.principal.role = domain::Role::kNetworkAdmin;
  caller.token.role = domain::Role::kNetworkAdmin;
  return caller;
}

}  // namespace

bool RunAsSystem(storage::Database& database, domain::Environment& environment,
                 const SystemWork& work) {
  const domain::Caller caller = CallerOf(work.job);
  const domain::UuidSource ids = DrawIds(environment);
  const absl::Time now = environment.Now();
  absl::Status status;
  bool is_changed = false;
  WriteNow(database, work.school, [&](storage::Transaction& transaction) {
    auto stamp = storage::NextStamp(transaction, work.school, caller.Actor(), now);
    if (!stamp) return storage::Fate::kDiscard;
    transaction.Begin(*std::move(stamp));
    Unit unit(transaction, environment, caller, ids);
    status = work.change(unit);
    is_changed = status.ok() && !transaction.changes().empty();
    if (!is_changed) return storage::Fate::kDiscard;
    storage::AppendJournal(transaction, environment, {work.method, ""});
    return storage::Fate::kKeep;
  });
  if (!status.ok()) throw std::runtime_error(work.method + ": " + std::string(status.message()));
  return is_changed;
}

}  // namespace ecloserie::usecases

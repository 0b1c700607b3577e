#include "usecases/bootstrap.h"

#include <future>
#include <stdexcept>

#include "domain/name.h"
#include "domain/refusal.h"
#include "storage/journal_store.h"
#include "storage/principal_store.h"
#include "usecases/store_refusal.h"

namespace ecloserie::usecases {
namespace {

absl::Status Insert(storage::Transaction& transaction, const domain::Environment& environment,
                    const domain::Principal& principal, const std::string& token) {
  auto stamp = storage::NextStamp(transaction, std::string(domain::kNetwork), "system:bootstrap",
                                  environment.Now());
  if (!stamp) return domain::ResourceMissing("the network's clock");
  transaction.Begin(*std::move(stamp));
  const std::string name = "principals/" + principal.name;
  if (!storage::InsertPrincipal(transaction, principal, transaction.stamp().at)) {
    return domain::ResourceExists(name);
  }
  storage::InsertToken(transaction, environment.KeyedDigest("token", token), principal.name,
                       transaction.stamp().at);
  transaction.Note(storage::ChangeKind::kCreated, name, 1);
  storage::AppendJournal(transaction, {.method = "bootstrap"});
  return absl::OkStatus();
}

}  // namespace

bool HasPrincipals(storage::Database& database) {
  bool has_principals = false;
  std::promise<storage::Outcome> answered;
  database.Read({.run =
                     [&](storage::Transaction& transaction) {
                       has_principals = storage::HasPrincipals(transaction);
                     },
                 .deadline = absl::InfiniteFuture(),
                 .done = [&](const storage::Outcome& outcome) { answered.set_value(outcome); }});
  const storage::Outcome outcome = answered.get_future().get();
  if (outcome.kind != storage::OutcomeKind::kCommitted) throw std::runtime_error(outcome.detail);
  return has_principals;
}

absl::Status AddPrincipal(storage::Database& database, domain::Environment& environment,
                          const domain::Principal& principal, const std::string& token) {
  absl::Status status;
  std::promise<storage::Outcome> committed;
  database.Write({.school = std::string(domain::kNetwork),
                  .run =
                      [&](storage::Transaction& transaction) {
                        status = Insert(transaction, environment, principal, token);
                        return status.ok() ? storage::Fate::kKeep : storage::Fate::kDiscard;
                      },
                  .deadline = absl::InfiniteFuture(),
                  .done = [&](const storage::Outcome& outcome) { committed.set_value(outcome); }});
  const storage::Outcome outcome = committed.get_future().get();
  return outcome.kind == storage::OutcomeKind::kCommitted ? status : RefusalOfStore(outcome);
}

}  // namespace ecloserie::usecases

#include "usecases/bootstrap.h"

#include <future>

#include "domain/refusal.h"
#include "domain/token.h"
#include "storage/journal_store.h"
#include "storage/principal_store.h"
#include "storage/token_store.h"
#include "usecases/blocking.h"
#include "usecases/draw_ids.h"
#include "usecases/store_refusal.h"

namespace ecloserie::usecases {
namespace {

constexpr std::string_view kActor = "system:bootstrap";

absl::Status Insert(storage::Transaction& transaction, domain::Environment& environment,
                    const domain::Principal& principal, const std::string& secret,
                    absl::Duration lifetime) {
  const std::string& school = principal.name.school;
  auto stamp = storage::NextStamp(transaction, school, std::string(kActor), environment.Now());
  if (!stamp) return domain::ResourceMissing("schools/" + school);
  transaction.Begin(*std::move(stamp));
  RETURN_IF_REFUSED(domain::RequireCompleteScope(principal));
  if (!storage::InsertPrincipal(transaction, principal)) {
    return domain::ResourceExists(principal.name.ToString());
  }
  const domain::Token token{.name = {principal.name, DrawIds(environment).Next()},
                            .made_by = std::string(kActor),
                            .made_at = transaction.stamp().at,
                            .expires_at = environment.Now() + lifetime};
  if (!storage::InsertToken(transaction, token, environment.KeyedDigest("token", secret))) {
    return domain::ResourceExists("this token");
  }
  storage::AppendJournal(transaction, environment, {.method = "bootstrap"});
  return absl::OkStatus();
}

}  // namespace

bool HasPrincipals(storage::Database& database) {
  bool has_principals = false;
  ReadNow(database, [&](storage::Transaction& transaction) {
    has_principals = storage::HasPrincipals(transaction);
  });
  return has_principals;
}

absl::Status AddPrincipal(storage::Database& database, domain::Environment& environment,
                          const domain::Principal& principal, const std::string& secret,
                          absl::Duration lifetime) {
  absl::Status status;
  std::promise<storage::Outcome> committed;
  database.Write({.school = principal.name.school,
                  .run =
                      [&](storage::Transaction& transaction) {
                        status = Insert(transaction, environment, principal, secret, lifetime);
                        return status.ok() ? storage::Fate::kKeep : storage::Fate::kDiscard;
                      },
                  .deadline = absl::InfiniteFuture(),
                  .done = [&](const storage::Outcome& outcome) { committed.set_value(outcome); }});
  const storage::Outcome outcome = committed.get_future().get();
  return outcome.kind == storage::OutcomeKind::kCommitted ? status : RefusalOfStore(outcome);
}

}  // namespace ecloserie::usecases

#include "usecases/admit.h"

#include <algorithm>

#include "domain/name.h"
#include "domain/refusal.h"
#include "domain/scope.h"
#include "storage/belonging_store.h"
#include "storage/token_store.h"

namespace ecloserie::usecases {
namespace {

// Whoever is bound to objects has to name one, and nothing but its own.
absl::Status RequireReach(storage::Transaction& transaction, const domain::Caller& caller,
                          const Call& call) {
  if (call.permission == domain::Permission::kWhoAmI || !domain::IsBound(caller)) {
    return absl::OkStatus();
  }
  const bool is_own = std::ranges::all_of(call.objects, [&](const std::string& name) {
    const bool is_here = domain::Segments(name)[1] == call.school;
    if (!is_here) return false;
    const auto belonging = storage::FindBelonging(transaction, name);
    return belonging && domain::IsWithinReach(caller, *belonging);
  });
  if (call.objects.empty() || !is_own) return domain::PermissionMissing(call.permission);
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<domain::Caller> Admit(storage::Transaction& transaction, const Call& call,
                                     absl::Time now) {
  auto caller = storage::FindCaller(transaction, call.credential);
  if (!caller) return domain::TokenUnknown();
  RETURN_IF_REFUSED(domain::RequireLive(*caller, now));
  RETURN_IF_REFUSED(domain::Authorise(*caller, call.permission, call.school));
  RETURN_IF_REFUSED(RequireReach(transaction, *caller, call));
  return *std::move(caller);
}

}  // namespace ecloserie::usecases

#include "usecases/principal.h"

#include "domain/access.h"
#include "domain/etag.h"
#include "domain/refusal.h"
#include "storage/principal_store.h"
#include "usecases/cohort.h"
#include "usecases/enrolment.h"
#include "usecases/party.h"

namespace ecloserie::usecases {
namespace {

// What the role is bound to exists.
absl::Status RequireScope(const View& view, const domain::Principal& principal) {
  RETURN_IF_REFUSED(domain::RequireCompleteScope(principal));
  const std::string& school = principal.name.school;
  for (const std::string& cohort : principal.cohorts) {
    RETURN_IF_REFUSED(GetCohort(view, {school, cohort}).status());
  }
  if (principal.party) RETURN_IF_REFUSED(GetParty(view, {school, *principal.party}).status());
  if (principal.enrolment) {
    RETURN_IF_REFUSED(ShowEnrolment(view, {school, *principal.enrolment}).status());
  }
  return domain::RequireNoWider(view.caller(), principal, {});
}

absl::Status OwnPrincipal() {
  return domain::RuleBroken("OWN_PRINCIPAL", "nobody changes or disables themselves");
}

}  // namespace

absl::StatusOr<domain::PrincipalName> CreatePrincipal(Unit& unit,
                                                      const domain::Principal& principal) {
  RETURN_IF_REFUSED(RequireScope(unit, principal));
  if (!storage::InsertPrincipal(unit.transaction(), principal)) {
    return domain::ResourceExists(principal.name.ToString());
  }
  return principal.name;
}

absl::StatusOr<domain::Principal> GetPrincipal(const View& view,
                                               const domain::PrincipalName& name) {
  auto principal = storage::FindPrincipal(view.transaction(), name, view.as_of());
  if (!principal) return domain::ResourceMissing(name.ToString());
  return *std::move(principal);
}

absl::StatusOr<domain::PrincipalName> UpdatePrincipal(Unit& unit,
                                                      const UpdatePrincipalCommand& command) {
  ASSIGN_OR_REFUSE(const auto current, GetPrincipal(unit, command.principal.name));
  RETURN_IF_REFUSED(domain::RequireEtag(command.etag, current.version));
  if (unit.caller().principal.name == current.name) return OwnPrincipal();
  RETURN_IF_REFUSED(domain::RequireNoWider(unit.caller(), current, {}));
  RETURN_IF_REFUSED(RequireScope(unit, command.principal));
  domain::Principal next = command.principal;
  next.version = current.version;
  storage::UpdatePrincipal(unit.transaction(), next);
  return next.name;
}

absl::StatusOr<Page<domain::Principal>> ListPrincipals(const View& view,
                                                       const ListPrincipalsQuery& query) {
  ASSIGN_OR_REFUSE(const std::string after, StartOf(view, query.page));
  auto principals =
      storage::ListPrincipals(view.transaction(), query.school, after, query.page.size + 1);
  return CutPage(view, query.page, std::move(principals),
                 [](const domain::Principal& principal) { return principal.name.slug; });
}

}  // namespace ecloserie::usecases

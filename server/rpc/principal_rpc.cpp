#include "domain/etag.h"
#include "ecloserie/v1/access_service.pb.h"
#include "rpc/decode.h"
#include "rpc/services.h"
#include "rpc/token_message.h"
#include "usecases/principal.h"

namespace ecloserie::rpc {
namespace {

absl::StatusOr<domain::Principal> DecodePrincipal(const v1::Principal& wire,
                                                  domain::PrincipalName name) {
  ASSIGN_OR_REFUSE(const auto role, DecodeOptionalRole(wire.role(), "principal.role"));
  domain::Principal principal{
      .name = std::move(name), .role = role.value(), .is_disabled = wire.disabled()};
  for (int i = 0; i < wire.cohorts_size(); ++i) {
    ASSIGN_OR_REFUSE(const auto cohort,
                     DecodeName<domain::CohortName>(
                         wire.cohorts(i), "principal.cohorts[" + std::to_string(i) + "]"));
    principal.cohorts.push_back(cohort.slug);
  }
  ASSIGN_OR_REFUSE(const auto party,
                   DecodeOptionalName<domain::PartyName>(wire.party(), "principal.party"));
  if (party) principal.party = party->slug;
  ASSIGN_OR_REFUSE(const auto enrolment, DecodeOptionalName<domain::EnrolmentName>(
                                             wire.enrolment(), "principal.enrolment"));
  if (enrolment) principal.enrolment = enrolment->id;
  return principal;
}

absl::StatusOr<domain::Principal> DecodeCreatePrincipal(const v1::CreatePrincipalRequest& request) {
  ASSIGN_OR_REFUSE(const std::string school, DecodeSchoolOrNetwork(request.parent(), "parent"));
  ASSIGN_OR_REFUSE(const std::string slug, DecodeSlug(request.principal_id(), "principal_id"));
  return DecodePrincipal(request.principal(), {school, slug});
}

absl::StatusOr<usecases::UpdatePrincipalCommand> DecodeUpdatePrincipal(
    const v1::UpdatePrincipalRequest& request) {
  ASSIGN_OR_REFUSE(auto name, DecodeName<domain::PrincipalName>(request.name(), "name"));
  ASSIGN_OR_REFUSE(auto principal, DecodePrincipal(request.principal(), std::move(name)));
  return usecases::UpdatePrincipalCommand{std::move(principal), request.etag()};
}

absl::StatusOr<domain::PrincipalName> DecodeGetPrincipal(const v1::GetPrincipalRequest& request) {
  return DecodeName<domain::PrincipalName>(request.name(), "name");
}

absl::StatusOr<usecases::ListPrincipalsQuery> DecodeListPrincipals(
    const v1::ListPrincipalsRequest& request) {
  ASSIGN_OR_REFUSE(std::string school, DecodeSchoolOrNetwork(request.parent(), "parent"));
  ASSIGN_OR_REFUSE(auto page, DecodePage(request));
  return usecases::ListPrincipalsQuery{std::move(school), std::move(page)};
}

v1::Principal EncodePrincipal(const domain::Principal& principal) {
  const std::string& school = principal.name.school;
  v1::Principal encoded;
  encoded.set_name(principal.name.ToString());
  encoded.set_role(std::string(domain::WordOf(principal.role)));
  for (const std::string& cohort : principal.cohorts) {
    encoded.add_cohorts(domain::CohortName{school, cohort}.ToString());
  }
  if (principal.party) encoded.set_party(domain::PartyName{school, *principal.party}.ToString());
  if (principal.enrolment) {
    encoded.set_enrolment(domain::EnrolmentName{school, *principal.enrolment}.ToString());
  }
  encoded.set_disabled(principal.is_disabled);
  encoded.set_etag(domain::EtagOf(principal.version));
  return encoded;
}

v1::ListPrincipalsResponse EncodePrincipals(const usecases::Page<domain::Principal>& page) {
  v1::ListPrincipalsResponse response;
  for (const auto& principal : page.items) *response.add_principals() = EncodePrincipal(principal);
  response.set_next_page_token(page.next_page_token);
  return response;
}

}  // namespace

std::vector<Method> PrincipalMethods(const Serve& serve) {
  const std::string service = "ecloserie.v1.AccessService.";
  return {
      serve.Change(service + "CreatePrincipal", DecodeCreatePrincipal, usecases::CreatePrincipal,
                   usecases::GetPrincipal, EncodePrincipal),
      serve.Read(service + "GetPrincipal", DecodeGetPrincipal, usecases::GetPrincipal,
                 EncodePrincipal),
      serve.Read(service + "ListPrincipals", DecodeListPrincipals, usecases::ListPrincipals,
                 EncodePrincipals),
      serve.Change(service + "UpdatePrincipal", DecodeUpdatePrincipal, usecases::UpdatePrincipal,
                   usecases::GetPrincipal, EncodePrincipal),
  };
}

}  // namespace ecloserie::rpc

#include "domain/name.h"
#include "ecloserie/v1/access_service.pb.h"
#include "rpc/services.h"
#include "rpc/token_message.h"
#include "usecases/access.h"

namespace ecloserie::rpc {
namespace {

absl::StatusOr<usecases::WhoAmIQuery> DecodeWhoAmI(const v1::WhoAmIRequest&) {
  return usecases::WhoAmIQuery{};
}

v1::WhoAmIResponse EncodeWhoAmI(const domain::Caller& caller) {
  const domain::Principal& principal = caller.principal;
  const std::string& school = principal.name.school;
  v1::WhoAmIResponse response;
  response.set_principal(caller.Actor());
  response.set_role(std::string(domain::WordOf(principal.role)));
  if (school != domain::kNetwork) response.set_school("schools/" + school);
  for (const domain::Permission permission : caller.Permissions()) {
    response.add_permissions(std::string(domain::WordOf(permission)));
  }
  *response.mutable_token() = EncodeToken(caller.token);
  for (const std::string& cohort : principal.cohorts) {
    response.add_cohorts(domain::CohortName{school, cohort}.ToString());
  }
  if (principal.party) response.set_party(domain::PartyName{school, *principal.party}.ToString());
  if (principal.enrolment) {
    response.set_enrolment(domain::EnrolmentName{school, *principal.enrolment}.ToString());
  }
  return response;
}

}  // namespace

std::vector<Method> AccessMethods(const Serve& serve) {
  const std::string service = "ecloserie.v1.AccessService.";
  std::vector<Method> methods = {
      serve.Read(service + "WhoAmI", DecodeWhoAmI, usecases::WhoAmI, EncodeWhoAmI)};
  for (const auto& part : {PrincipalMethods(serve), TokenMethods(serve), AuditMethods(serve)}) {
    methods.insert(methods.end(), part.begin(), part.end());
  }
  return methods;
}

}  // namespace ecloserie::rpc

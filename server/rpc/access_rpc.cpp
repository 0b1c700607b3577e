#include "domain/name.h"
#include "ecloserie/v1/access_service.pb.h"
#include "rpc/services.h"
#include "usecases/access.h"

namespace ecloserie::rpc {
namespace {

absl::StatusOr<usecases::WhoAmIQuery> DecodeWhoAmI(const v1::WhoAmIRequest&) {
  return usecases::WhoAmIQuery{};
}

v1::WhoAmIResponse EncodeWhoAmI(const domain::Principal& caller) {
  v1::WhoAmIResponse response;
  response.set_principal(caller.name);
  response.set_role(std::string(domain::WordOf(caller.role)));
  if (caller.school != domain::kNetwork) response.set_school("schools/" + caller.school);
  for (const domain::Permission permission : domain::PermissionsOf(caller.role)) {
    response.add_permissions(std::string(domain::WordOf(permission)));
  }
  return response;
}

}  // namespace

std::vector<Method> AccessMethods(const Serve& serve) {
  const std::string service = "ecloserie.v1.AccessService.";
  return {serve.Read(service + "WhoAmI", DecodeWhoAmI, usecases::WhoAmI, EncodeWhoAmI)};
}

}  // namespace ecloserie::rpc

#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "domain/principal.h"
#include "usecases/page.h"
#include "usecases/unit.h"

namespace ecloserie::usecases {

absl::StatusOr<domain::PrincipalName> CreatePrincipal(Unit& unit,
                                                      const domain::Principal& principal);
absl::StatusOr<domain::Principal> GetPrincipal(const View& view, const domain::PrincipalName& name);

struct UpdatePrincipalCommand {
  domain::Principal principal;
  std::string etag;
};
absl::StatusOr<domain::PrincipalName> UpdatePrincipal(Unit& unit,
                                                      const UpdatePrincipalCommand& command);

struct ListPrincipalsQuery {
  std::string school;  // kNetwork for its own
  PageRequest page;
};
absl::StatusOr<Page<domain::Principal>> ListPrincipals(const View& view,
                                                       const ListPrincipalsQuery& query);

}  // namespace ecloserie::usecases

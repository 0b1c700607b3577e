#pragma once

#include "absl/status/statusor.h"
#include "domain/agreement.h"
#include "usecases/page.h"
#include "usecases/unit.h"

namespace ecloserie::usecases {

absl::StatusOr<domain::PartyName> CreateParty(Unit& unit, const domain::Party& party);
absl::StatusOr<domain::Party> GetParty(const View& view, const domain::PartyName& name);

struct ListPartiesQuery {
  domain::SchoolName school;
  bool suppliers_only = false;
  PageRequest page;
};
absl::StatusOr<Page<domain::Party>> ListParties(const View& view, const ListPartiesQuery& query);

}  // namespace ecloserie::usecases

#include "usecases/party.h"

#include "domain/refusal.h"
#include "storage/party_store.h"

namespace ecloserie::usecases {

absl::StatusOr<domain::PartyName> CreateParty(Unit& unit, const domain::Party& party) {
  if (!storage::InsertParty(unit.transaction(), party)) {
    return domain::ResourceExists(party.name.ToString());
  }
  return party.name;
}

absl::StatusOr<domain::Party> GetParty(const View& view, const domain::PartyName& name) {
  auto party = storage::FindParty(view.transaction(), name, view.as_of());
  if (!party) return domain::ResourceMissing(name.ToString());
  return *std::move(party);
}

absl::StatusOr<Page<domain::Party>> ListParties(const View& view, const ListPartiesQuery& query) {
  ASSIGN_OR_REFUSE(const std::string after, StartOf(view, query.page));
  auto parties = storage::ListParties(
      view.transaction(), {query.school.school, query.suppliers_only}, after, query.page.size + 1);
  return CutPage(view, query.page, std::move(parties),
                 [](const domain::Party& party) { return party.name.slug; });
}

}  // namespace ecloserie::usecases

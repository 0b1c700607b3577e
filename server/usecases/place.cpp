#include "usecases/place.h"

#include "domain/etag.h"
#include "domain/refusal.h"
#include "domain/seat.h"
#include "storage/place_store.h"
#include "storage/seat_store.h"

namespace ecloserie::usecases {

absl::StatusOr<domain::PlaceName> CreatePlace(Unit& unit, const domain::Place& place) {
  RETURN_IF_REFUSED(domain::RequireHomeIsPrivate(place));
  if (!storage::InsertPlace(unit.transaction(), place)) {
    return domain::ResourceExists(place.name.ToString());
  }
  if (place.seat_limit) {
    storage::InsertSeatPool(unit.transaction(), {.name = domain::PoolName::Of(place.name),
                                                 .kind = domain::SeatPoolKind::kSite,
                                                 .seat_limit = *place.seat_limit});
  }
  return place.name;
}

absl::StatusOr<domain::Place> GetPlace(const View& view, const domain::PlaceName& name) {
  auto place = storage::FindPlace(view.transaction(), name, view.as_of());
  if (!place) return domain::ResourceMissing(name.ToString());
  return *std::move(place);
}

absl::StatusOr<Page<domain::Place>> ListPlaces(const View& view, const ListPlacesQuery& query) {
  ASSIGN_OR_REFUSE(const std::string after, StartOf(view, query.page));
  auto places =
      storage::ListPlaces(view.transaction(), query.school.school, after, query.page.size + 1);
  return CutPage(view, query.page, std::move(places),
                 [](const domain::Place& place) { return place.name.slug; });
}

absl::StatusOr<domain::PlaceName> UpdatePlace(Unit& unit, const UpdatePlaceCommand& command) {
  ASSIGN_OR_REFUSE(domain::Place place, GetPlace(unit, command.name));
  RETURN_IF_REFUSED(domain::RequireEtag(command.etag, place.version));
  if (command.title) place.title = *command.title;
  if (command.address) place.address = *command.address;
  RETURN_IF_REFUSED(domain::RequireHomeIsPrivate(place));
  storage::UpdatePlace(unit.transaction(), place);
  return place.name;
}

}  // namespace ecloserie::usecases

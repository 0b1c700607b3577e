#include "domain/etag.h"
#include "ecloserie/v1/place.pb.h"
#include "rpc/decode.h"
#include "rpc/encode.h"
#include "rpc/services.h"
#include "usecases/place.h"

namespace ecloserie::rpc {
namespace {

absl::StatusOr<domain::Place> DecodeCreatePlace(const v1::CreatePlaceRequest& request) {
  const v1::Place& wire = request.place();
  ASSIGN_OR_REFUSE(const auto school, DecodeName<domain::SchoolName>(request.parent(), "parent"));
  ASSIGN_OR_REFUSE(const std::string slug, DecodeSlug(request.place_id(), "place_id"));
  domain::Place place{.name = {school.school, slug},
                      .title = wire.title(),
                      .kind = DecodeChoice<domain::PlaceKind>(wire.kind()),
                      .address = wire.address()};
  if (wire.has_seat_limit()) place.seat_limit = wire.seat_limit();
  return place;
}

v1::Place EncodePlace(const domain::Place& place) {
  v1::Place encoded;
  encoded.set_name(place.name.ToString());
  encoded.set_title(place.title);
  encoded.set_kind(EncodeChoice<v1::PlaceKind>(place.kind));
  encoded.set_address(place.address);
  if (place.seat_limit) encoded.set_seat_limit(*place.seat_limit);
  encoded.set_etag(domain::EtagOf(place.version));
  return encoded;
}

absl::StatusOr<domain::PlaceName> DecodeGetPlace(const v1::GetPlaceRequest& request) {
  return DecodeName<domain::PlaceName>(request.name(), "name");
}

absl::StatusOr<usecases::ListPlacesQuery> DecodeListPlaces(const v1::ListPlacesRequest& request) {
  ASSIGN_OR_REFUSE(auto school, DecodeName<domain::SchoolName>(request.parent(), "parent"));
  ASSIGN_OR_REFUSE(auto page, DecodePage(request));
  return usecases::ListPlacesQuery{std::move(school), std::move(page)};
}

v1::ListPlacesResponse EncodePlaces(const usecases::Page<domain::Place>& page) {
  v1::ListPlacesResponse response;
  for (const domain::Place& place : page.items) *response.add_places() = EncodePlace(place);
  response.set_next_page_token(page.next_page_token);
  return response;
}

absl::StatusOr<usecases::UpdatePlaceCommand> DecodeUpdatePlace(
    const v1::UpdatePlaceRequest& request) {
  ASSIGN_OR_REFUSE(auto name, DecodeName<domain::PlaceName>(request.name(), "name"));
  ASSIGN_OR_REFUSE(auto title, DecodeNewText(request.has_title(), request.title(), "title"));
  usecases::UpdatePlaceCommand command{
      .name = std::move(name), .title = std::move(title), .etag = request.etag()};
  if (request.has_address()) command.address = request.address();
  RETURN_IF_REFUSED(RequireOneSet(command.title || command.address, "title, address"));
  return command;
}

}  // namespace

std::vector<Method> PlaceMethods(const Serve& serve) {
  const std::string service = "ecloserie.v1.SchoolService.";
  return {
      serve.Change(service + "CreatePlace", DecodeCreatePlace, usecases::CreatePlace,
                   usecases::GetPlace, EncodePlace),
      serve.Read(service + "GetPlace", DecodeGetPlace, usecases::GetPlace, EncodePlace),
      serve.Read(service + "ListPlaces", DecodeListPlaces, usecases::ListPlaces, EncodePlaces),
      serve.Change(service + "UpdatePlace", DecodeUpdatePlace, usecases::UpdatePlace,
                   usecases::GetPlace, EncodePlace),
  };
}

}  // namespace ecloserie::rpc

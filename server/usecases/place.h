#pragma once

#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "domain/place.h"
#include "usecases/page.h"
#include "usecases/unit.h"

namespace ecloserie::usecases {

// Makes the SITE seat pool of a place with a limit as well.
absl::StatusOr<domain::PlaceName> CreatePlace(Unit& unit, const domain::Place& place);
absl::StatusOr<domain::Place> GetPlace(const View& view, const domain::PlaceName& name);

struct ListPlacesQuery {
  domain::SchoolName school;
  PageRequest page;
};
absl::StatusOr<Page<domain::Place>> ListPlaces(const View& view, const ListPlacesQuery& query);

// What is absent stays as it is; something is there.
struct UpdatePlaceCommand {
  domain::PlaceName name;
  std::optional<std::string> title;
  std::optional<std::string> address;
  std::string etag;
};
absl::StatusOr<domain::PlaceName> UpdatePlace(Unit& unit, const UpdatePlaceCommand& command);

}  // namespace ecloserie::usecases

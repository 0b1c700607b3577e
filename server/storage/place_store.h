#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/place.h"
#include "storage/snapshot.h"
#include "storage/transaction.h"

namespace ecloserie::storage {

// False when the identifier is taken. A place's seat limit is that of its pool,
// which seat_store keeps.
bool InsertPlace(Transaction& transaction, const domain::Place& place);
// Its title and address; the place is as it was read.
void UpdatePlace(Transaction& transaction, const domain::Place& place);
std::optional<domain::Place> FindPlace(Transaction& transaction, const domain::PlaceName& name,
                                       AsOf as_of = {});
// By slug, beginning after `after`.
std::vector<domain::Place> ListPlaces(Transaction& transaction, const std::string& school,
                                      const std::string& after, std::int64_t limit);

Statements PlaceStatements();
Snapshots PlaceSnapshots();

}  // namespace ecloserie::storage

#pragma once

#include "absl/status/statusor.h"
#include "domain/name.h"
#include "usecases/unit.h"

namespace ecloserie::usecases {

// Forgets somebody: the key to all versions of the values is destroyed, and so is what
// finds the person again. Marks, money and the journal stay, about an opaque
// identifier. Not to be undone. Holds and reasons come with the RPC of the same name.
absl::StatusOr<domain::PersonName> ErasePerson(Unit& unit, const domain::PersonName& name);

}  // namespace ecloserie::usecases

#pragma once

#include <cstdint>

#include "domain/uuid.h"

namespace ecloserie::storage {

// The place of a row in a list that is in the order of making: the sequence of
// the unit of work that made it, then its identifier.
struct MadeKey {
  std::int64_t made_in = 0;
  domain::Uuid id;
};

}  // namespace ecloserie::storage

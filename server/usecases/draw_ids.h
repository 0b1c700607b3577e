#pragma once

#include <array>
#include <cstdint>

#include "absl/time/time.h"
#include "domain/environment.h"
#include "domain/uuid.h"

namespace ecloserie::usecases {

// The identifiers of one request, drawn once: a unit that runs again makes the same.
inline domain::UuidSource DrawIds(domain::Environment& environment) {
  std::array<std::uint8_t, 8> seed{};
  environment.FillRandom(seed);
  return {absl::ToUnixMillis(environment.Now()), seed};
}

}  // namespace ecloserie::usecases

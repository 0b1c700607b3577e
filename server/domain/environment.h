#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "absl/time/time.h"

namespace ecloserie::domain {

using Digest = std::array<std::uint8_t, 32>;

// What the world gives and tests own: the clock, randomness and the server's
// key. Thread-safe.
class Environment {
 public:
  virtual ~Environment() = default;

  virtual absl::Time Now() const = 0;
  virtual void FillRandom(std::span<std::uint8_t> bytes) = 0;

  // A digest that nobody can make or check without the server's key. Different
  // purposes never give the same digest.
  virtual Digest KeyedDigest(std::string_view purpose, std::string_view text) const = 0;
};

}  // namespace ecloserie::domain

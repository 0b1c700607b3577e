#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "absl/time/time.h"

namespace ecloserie::domain {

using Digest = std::array<std::uint8_t, 32>;
using Key = std::array<std::uint8_t, 32>;
using PublicKey = std::array<std::uint8_t, 32>;
using Signature = std::array<std::uint8_t, 64>;

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

  // The key that the server's key gives for one purpose and no other.
  virtual Key DeriveKey(std::string_view purpose) const = 0;

  // What only the key opens, and only where it was sealed: `context` says where.
  virtual std::string Seal(const Key& key, std::string_view plain, std::string_view context) = 0;
  // Nothing when it was not sealed so.
  virtual std::optional<std::string> Open(const Key& key, std::string_view sealed,
                                          std::string_view context) const = 0;

  // Ed25519, by a key that is derived from the server's; whoever has the public one
  // can verify.
  virtual Signature Sign(std::string_view text) const = 0;
  virtual PublicKey VerifyKey() const = 0;
};

}  // namespace ecloserie::domain

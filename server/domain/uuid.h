#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace ecloserie::domain {

// A generated identifier: 16 bytes in the store, 26 characters of base32 on the
// wire. The first of these is always a digit, so that it is never taken for a
// slug. Ordered by the time of its making.
struct Uuid {
  std::array<std::uint8_t, 16> bytes{};

  auto operator<=>(const Uuid&) const = default;
};

std::string ToText(const Uuid& id);
std::optional<Uuid> ParseUuid(std::string_view text);

// Makes the UUIDv7s of one request. Two sources of the same seed make the same
// identifiers in the same order, so that a unit of work that runs again makes
// the same rows.
class UuidSource {
 public:
  UuidSource(std::int64_t unix_ms, std::array<std::uint8_t, 8> seed)
      : unix_ms_(unix_ms), seed_(seed) {}

  Uuid Next();

 private:
  std::int64_t unix_ms_;
  std::array<std::uint8_t, 8> seed_;
  std::int64_t made_count_ = 0;
};

}  // namespace ecloserie::domain

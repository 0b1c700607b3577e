#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace ecloserie::storage::postgres {

// The types of the portable statements, as PostgreSQL numbers them. A literal in
// a statement may be an int4.
enum WireType : unsigned { kBytea = 17, kInt8 = 20, kInt4 = 23, kText = 25 };

inline std::array<char, 8> ToBigEndian(std::int64_t integer) {
  std::array<char, 8> bytes{};
  auto rest = static_cast<std::uint64_t>(integer);
  for (std::size_t at = bytes.size(); at > 0; --at) {
    bytes[at - 1] = static_cast<char>(rest & 0xffU);
    rest >>= 8U;
  }
  return bytes;
}

// Of four or eight bytes.
inline std::int64_t FromBigEndian(std::string_view bytes) {
  // The sign stands in the first byte.
  std::int64_t integer = bytes.empty() ? 0 : static_cast<signed char>(bytes.front());
  for (const char byte : bytes.substr(bytes.empty() ? 0 : 1)) {
    integer = static_cast<std::int64_t>((static_cast<std::uint64_t>(integer) << 8U) |
                                        static_cast<unsigned char>(byte));
  }
  return integer;
}

}  // namespace ecloserie::storage::postgres

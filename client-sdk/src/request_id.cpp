#include "request_id.h"

#include <array>
#include <cstdint>
#include <random>

namespace ecloserie {
namespace {

std::array<std::uint8_t, 16> RandomBytes() {
  std::random_device device;
  std::array<std::uint8_t, 16> bytes{};
  for (std::uint8_t& byte : bytes) byte = static_cast<std::uint8_t>(device());
  return bytes;
}

bool BeginsGroup(std::size_t index) {
  return index == 4 || index == 6 || index == 8 || index == 10;
}

}  // namespace

std::string NewRequestId() {
  constexpr char kDigits[] = "0123456789abcdef";
  std::array<std::uint8_t, 16> bytes = RandomBytes();
  bytes[6] = static_cast<std::uint8_t>((bytes[6] & 0x0f) | 0x40);  // RFC 4122: version 4
  bytes[8] = static_cast<std::uint8_t>((bytes[8] & 0x3f) | 0x80);  // and its variant.
  std::string text;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (BeginsGroup(i)) text += '-';
    text += kDigits[bytes[i] >> 4];
    text += kDigits[bytes[i] & 0x0f];
  }
  return text;
}

}  // namespace ecloserie

#include "domain/uuid.h"

#include <algorithm>

namespace ecloserie::domain {
namespace {

// Crockford's alphabet in lower case: no i, l, o, u.
constexpr std::string_view kAlphabet = "0123456789abcdefghjkmnpqrstvwxyz";
constexpr std::size_t kTextLength = 26;
constexpr std::int64_t kPerMillisecond = 4096;  // 12 bits of counter

}  // namespace

// 26 characters carry 130 bits; the two in excess lead, and are zero.
std::string ToText(const Uuid& id) {
  std::string text(kTextLength, '0');
  for (std::size_t place = 0; place < kTextLength; ++place) {
    unsigned digit = 0;
    for (std::size_t bit = place * 5; bit < place * 5 + 5; ++bit) {
      const bool is_set = bit >= 2 && ((id.bytes[(bit - 2) / 8] >> (7 - (bit - 2) % 8)) & 1U) != 0;
      digit = digit << 1U | static_cast<unsigned>(is_set);
    }
    text[place] = kAlphabet[digit];
  }
  return text;
}

std::optional<Uuid> ParseUuid(std::string_view text) {
  if (text.size() != kTextLength || text[0] > '7') return std::nullopt;
  Uuid id;
  for (std::size_t place = 0; place < kTextLength; ++place) {
    const std::size_t digit = kAlphabet.find(text[place]);
    if (digit == std::string_view::npos) return std::nullopt;
    for (std::size_t i = 0; i < 5; ++i) {
      const std::size_t bit = place * 5 + i;
      if (bit < 2 || ((digit >> (4 - i)) & 1U) == 0) continue;
      id.bytes[(bit - 2) / 8] |= static_cast<std::uint8_t>(1U << (7 - (bit - 2) % 8));
    }
  }
  return id;
}

Uuid UuidSource::Next() {
  const std::int64_t ms = unix_ms_ + made_count_ / kPerMillisecond;
  const std::int64_t counter = made_count_ % kPerMillisecond;
  ++made_count_;

  Uuid id;
  for (std::size_t i = 0; i < 6; ++i) {
    id.bytes[i] = static_cast<std::uint8_t>(ms >> (8 * (5 - i)));
  }
  id.bytes[6] = static_cast<std::uint8_t>(0x70 | (counter >> 8));
  id.bytes[7] = static_cast<std::uint8_t>(counter);
  std::copy(seed_.begin(), seed_.end(), id.bytes.begin() + 8);
  id.bytes[8] = static_cast<std::uint8_t>(0x80 | (id.bytes[8] & 0x3F));
  return id;
}

}  // namespace ecloserie::domain

#include "domain/token_text.h"

#include <zlib.h>

#include <algorithm>
#include <array>

namespace ecloserie::domain {
namespace {

constexpr std::string_view kPrefix = "ecl_";
constexpr std::string_view kAlphabet =
    "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
constexpr std::size_t kLettersCount = 43;
constexpr std::size_t kChecksumLength = 6;
// The bytes from which on some letters would come more often than others.
constexpr std::uint8_t kFairBytes = 256 / 62 * 62;

std::string ChecksumOf(std::string_view text) {
  auto left = crc32(0, reinterpret_cast<const Bytef*>(text.data()), static_cast<uInt>(text.size()));
  std::string checksum(kChecksumLength, kAlphabet.front());
  for (std::size_t place = kChecksumLength; place > 0; --place) {
    checksum[place - 1] = kAlphabet[left % kAlphabet.size()];
    left /= kAlphabet.size();
  }
  return checksum;
}

bool IsLetter(char c) { return kAlphabet.find(c) != std::string_view::npos; }

}  // namespace

std::string MakeTokenText(const std::function<void(std::span<std::uint8_t>)>& fill_random) {
  std::string letters;
  std::array<std::uint8_t, 64> bytes{};
  while (letters.size() < kLettersCount) {
    fill_random(bytes);
    for (const std::uint8_t byte : bytes) {
      const bool is_wanted = byte < kFairBytes && letters.size() < kLettersCount;
      if (is_wanted) letters += kAlphabet[byte % kAlphabet.size()];
    }
  }
  return CompleteTokenText(letters);
}

std::string CompleteTokenText(std::string_view letters) {
  const std::string text = std::string(kPrefix) + std::string(letters);
  return text + ChecksumOf(text);
}

bool IsTokenText(std::string_view text) {
  if (text.size() != kPrefix.size() + kLettersCount + kChecksumLength) return false;
  if (!text.starts_with(kPrefix)) return false;
  if (!std::ranges::all_of(text.substr(kPrefix.size()), IsLetter)) return false;
  const std::string_view checked = text.substr(0, text.size() - kChecksumLength);
  return text.substr(checked.size()) == ChecksumOf(checked);
}

}  // namespace ecloserie::domain

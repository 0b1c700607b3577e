#include "domain/national_id.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string>

namespace ecloserie::domain {
namespace {

// Sex, year, month, department, commune, order, key.
constexpr std::size_t kGroupLengths[] = {1, 2, 2, 2, 3, 3, 2};
constexpr std::size_t kSeparatorsMax = 3;

// What people write between the groups; the last two are the no-break spaces.
constexpr std::string_view kSeparators[] = {" ", ".", "-", "\t", "\n", "\u00A0", "\u202F"};

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

bool IsCorsicanLetter(char c) { return c == 'A' || c == 'a' || c == 'B' || c == 'b'; }

// How many bytes of separators the text begins with.
std::size_t SeparatorLength(std::string_view text) {
  std::size_t length = 0;
  for (std::size_t count = 0; count < kSeparatorsMax; ++count) {
    const std::string_view rest = text.substr(length);
    const auto* found = std::ranges::find_if(
        kSeparators, [rest](std::string_view separator) { return rest.starts_with(separator); });
    if (found == std::end(kSeparators)) break;
    length += found->size();
  }
  return length;
}

// The fifteen characters of a number that the text begins with, separators left
// out; nothing when it begins with something else or the digits go on.
std::optional<std::string> ReadNumber(std::string_view text) {
  std::string number;
  for (const std::size_t length : kGroupLengths) {
    if (!number.empty()) text.remove_prefix(SeparatorLength(text));
    if (text.size() < length) return std::nullopt;
    number += text.substr(0, length);
    text.remove_prefix(length);
  }
  if (!text.empty() && IsDigit(text.front())) return std::nullopt;
  return number;
}

// Corsica counts as department 19 (2A) or 18 (2B) in the key.
std::optional<int64_t> NumberForKey(std::string number) {
  constexpr std::size_t kDepartment = 5;
  if (number[kDepartment] == '2' && IsCorsicanLetter(number[kDepartment + 1])) {
    const bool is_south = number[kDepartment + 1] == 'A' || number[kDepartment + 1] == 'a';
    number[kDepartment] = '1';
    number[kDepartment + 1] = is_south ? '9' : '8';
  }
  int64_t value = 0;
  for (const char c : number) {
    if (!IsDigit(c)) return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

// 3, 4, 7 and 8 are given while somebody's civil status is being settled.
bool IsSex(char c) { return std::string_view("123478").find(c) != std::string_view::npos; }

// Beside the twelve months: 20, 30 to 42 and 50 to 99 where the month is unknown.
bool IsMonth(int64_t month) {
  return (month >= 1 && month <= 12) || month == 20 || (month >= 30 && month <= 42) || month >= 50;
}

bool IsNationalId(const std::string& number) {
  const std::optional<int64_t> value = NumberForKey(number);
  if (!value || !IsSex(number.front())) return false;
  const int64_t month = (number[3] - '0') * 10 + (number[4] - '0');
  const int64_t key = *value % 100;
  return IsMonth(month) && key == 97 - *value / 100 % 97;
}

}  // namespace

bool ContainsNationalId(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!IsDigit(text[at]) || (at > 0 && IsDigit(text[at - 1]))) continue;
    const std::optional<std::string> number = ReadNumber(text.substr(at));
    if (number && IsNationalId(*number)) return true;
  }
  return false;
}

}  // namespace ecloserie::domain

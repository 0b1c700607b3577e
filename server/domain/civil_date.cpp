#include "domain/civil_date.h"

#include <cstddef>

#include "absl/strings/str_cat.h"

namespace ecloserie::domain {
namespace {

constexpr int64_t kYearMax = 9999;

// Digits only: a sign or a blank is no part of a date.
std::optional<int64_t> ParseDigits(std::string_view text) {
  int64_t number = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    number = number * 10 + (c - '0');
  }
  return number;
}

std::optional<absl::CivilDay> DayOf(std::string_view year, std::string_view month,
                                    std::string_view day) {
  const std::optional<int64_t> y = ParseDigits(year);
  const std::optional<int64_t> m = ParseDigits(month);
  const std::optional<int64_t> d = ParseDigits(day);
  if (!y || !m || !d) return std::nullopt;
  return MakeCivilDay(*y, *m, *d);
}

bool HasShape(std::string_view text, char separator, std::size_t first, std::size_t second) {
  return text.size() == 10 && text[first] == separator && text[second] == separator;
}

}  // namespace

std::optional<absl::CivilDay> MakeCivilDay(int64_t year, int64_t month, int64_t day) {
  if (year < 1 || year > kYearMax || month < 1 || month > 12 || day < 1 || day > 31) {
    return std::nullopt;
  }
  const absl::CivilDay made(year, month, day);
  if (made.month() != month) return std::nullopt;  // Moved into the next month.
  return made;
}

std::optional<absl::CivilDay> ParseIsoDate(std::string_view text) {
  if (!HasShape(text, '-', 4, 7)) return std::nullopt;
  return DayOf(text.substr(0, 4), text.substr(5, 2), text.substr(8, 2));
}

std::optional<absl::CivilDay> ParseDayMonthYear(std::string_view text) {
  if (!HasShape(text, '/', 2, 5)) return std::nullopt;
  return DayOf(text.substr(6, 4), text.substr(3, 2), text.substr(0, 2));
}

std::string IsoDate(absl::CivilDay day) {
  return absl::StrCat(absl::Dec(day.year(), absl::kZeroPad4), "-",
                      absl::Dec(day.month(), absl::kZeroPad2), "-",
                      absl::Dec(day.day(), absl::kZeroPad2));
}

HalfDay Previous(const HalfDay& half_day) {
  if (half_day.slot == Slot::kPm) return {half_day.day, Slot::kAm};
  return {half_day.day - 1, Slot::kPm};
}

HalfDay Next(const HalfDay& half_day) {
  if (half_day.slot == Slot::kAm) return {half_day.day, Slot::kPm};
  return {half_day.day + 1, Slot::kAm};
}

}  // namespace ecloserie::domain

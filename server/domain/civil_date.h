#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "absl/time/civil_time.h"
#include "domain/words.h"

namespace ecloserie::domain {

// A day that the calendar has, in the years 1 to 9999. 31 February is refused,
// where absl::CivilDay alone would move it into March.
std::optional<absl::CivilDay> MakeCivilDay(int64_t year, int64_t month, int64_t day);

// Strictly YYYY-MM-DD (ISO 8601): ten characters, no blanks, no other separator.
std::optional<absl::CivilDay> ParseIsoDate(std::string_view text);

// Strictly DD/MM/YYYY, as French spreadsheets write it.
std::optional<absl::CivilDay> ParseDayMonthYear(std::string_view text);

// YYYY-MM-DD. Sorts as text the way days sort, within the years 1 to 9999.
std::string IsoDate(absl::CivilDay day);

// Half of a teaching day.
enum class Slot { kAm, kPm };

constexpr auto Words(Slot) {
  return std::to_array<Word<Slot>>({{Slot::kAm, "AM"}, {Slot::kPm, "PM"}});
}

// The unit in which spells, placements and seats are bounded, inclusive at both
// ends. The morning comes before the afternoon.
struct HalfDay {
  absl::CivilDay day;
  Slot slot = Slot::kAm;

  std::strong_ordering operator<=>(const HalfDay&) const = default;
};

// The half-day before or after: afternoon and next morning are neighbours.
HalfDay Previous(const HalfDay& half_day);
HalfDay Next(const HalfDay& half_day);

// From one half-day to another, both of them inside.
struct Span {
  HalfDay first;
  HalfDay last;

  bool Contains(const HalfDay& half_day) const { return first <= half_day && half_day <= last; }
  bool Overlaps(const Span& other) const { return first <= other.last && other.first <= last; }
  std::strong_ordering operator<=>(const Span&) const = default;
};

}  // namespace ecloserie::domain

#include "domain/public_holidays.h"

namespace ecloserie::domain {
namespace {

struct FixedHoliday {
  int month;
  int day;
  std::string_view name;
};

constexpr FixedHoliday kFixedHolidays[] = {
    {1, 1, "Jour de l'An"},     {5, 1, "Fête du Travail"}, {5, 8, "Victoire 1945"},
    {7, 14, "Fête nationale"},  {8, 15, "Assomption"},     {11, 1, "Toussaint"},
    {11, 11, "Armistice 1918"}, {12, 25, "Noël"},
};

struct MovableHoliday {
  int days_after_easter;
  std::string_view name;
};

constexpr MovableHoliday kMovableHolidays[] = {
    {1, "Lundi de Pâques"},
    {39, "Ascension"},
    {50, "Lundi de Pentecôte"},
};

constexpr std::int64_t kGoodFriday = -2;  // In days after Easter.

}  // namespace

// The single letters are those under which the algorithm is published.
absl::CivilDay EasterSunday(int64_t year) {
  const int64_t a = year % 19;
  const int64_t b = year / 100;
  const int64_t c = year % 100;
  const int64_t d = b / 4;
  const int64_t e = b % 4;
  const int64_t f = (b + 8) / 25;
  const int64_t g = (b - f + 1) / 3;
  const int64_t h = (19 * a + b - d - g + 15) % 30;
  const int64_t i = c / 4;
  const int64_t k = c % 4;
  const int64_t l = (32 + 2 * e + 2 * i - h - k) % 7;
  const int64_t m = (a + 11 * h + 22 * l) / 451;
  const int64_t days = h + l - 7 * m + 114;
  return absl::CivilDay(year, days / 31, days % 31 + 1);
}

std::optional<std::string_view> PublicHoliday(absl::CivilDay day, HolidayLaw law) {
  for (const FixedHoliday& holiday : kFixedHolidays) {
    if (day.month() == holiday.month && day.day() == holiday.day) return holiday.name;
  }
  const int64_t days_after_easter = day - EasterSunday(day.year());
  for (const MovableHoliday& holiday : kMovableHolidays) {
    if (days_after_easter == holiday.days_after_easter) return holiday.name;
  }
  switch (law) {
    case HolidayLaw::kFrance:
      return std::nullopt;
    case HolidayLaw::kAlsaceMoselle:
      break;
  }
  if (days_after_easter == kGoodFriday) return "Vendredi saint";
  if (day.month() == 12 && day.day() == 26) return "Saint-Étienne";
  return std::nullopt;
}

}  // namespace ecloserie::domain

#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "absl/time/civil_time.h"

namespace ecloserie::domain {

// Easter Sunday of the Gregorian calendar (anonymous algorithm, also known as
// Meeus/Jones/Butcher). Years 1 to 9999.
absl::CivilDay EasterSunday(int64_t year);

enum class HolidayLaw { kFrance, kAlsaceMoselle };

// The French name of the public holiday that falls on the day, if one does: the
// eleven of article L3133-1 of the Code du travail; in Alsace and Moselle also the two
// of article L3134-13 (Good Friday wherever the school is). Those overseas are not among them.
// Where two fall together (Ascension on 1 May 2008) the one with the fixed date gives the name. The
// list of today is applied to every year.
std::optional<std::string_view> PublicHoliday(absl::CivilDay day,
                                              HolidayLaw law = HolidayLaw::kFrance);

}  // namespace ecloserie::domain

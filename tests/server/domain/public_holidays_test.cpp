#include "domain/public_holidays.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "domain/civil_date.h"

namespace ecloserie::domain {
namespace {

using ::testing::ElementsAre;

std::vector<std::string> HolidaysOf(int64_t year) {
  std::vector<std::string> holidays;
  for (absl::CivilDay day(year, 1, 1); day.year() == year; ++day) {
    if (const auto name = PublicHoliday(day)) {
      holidays.push_back(IsoDate(day) + " " + std::string(*name));
    }
  }
  return holidays;
}

TEST(EasterSunday, FallsOnThePublishedDays) {
  EXPECT_EQ(EasterSunday(1818), absl::CivilDay(1818, 3, 22));  // The earliest possible.
  EXPECT_EQ(EasterSunday(1943), absl::CivilDay(1943, 4, 25));  // The latest possible.
  EXPECT_EQ(EasterSunday(1954), absl::CivilDay(1954, 4, 18));
  EXPECT_EQ(EasterSunday(1981), absl::CivilDay(1981, 4, 19));
  EXPECT_EQ(EasterSunday(2000), absl::CivilDay(2000, 4, 23));
  EXPECT_EQ(EasterSunday(2008), absl::CivilDay(2008, 3, 23));
  EXPECT_EQ(EasterSunday(2015), absl::CivilDay(2015, 4, 5));
  EXPECT_EQ(EasterSunday(2038), absl::CivilDay(2038, 4, 25));
}

TEST(EasterSunday, IsASundayBetween22MarchAnd25April) {
  for (int64_t year = 1; year <= 9999; ++year) {
    const absl::CivilDay easter = EasterSunday(year);

    EXPECT_EQ(absl::GetWeekday(easter), absl::Weekday::sunday) << year;
    EXPECT_GE(easter, absl::CivilDay(year, 3, 22));
    EXPECT_LE(easter, absl::CivilDay(year, 4, 25));
  }
}

TEST(PublicHoliday, NamesTheElevenOf2015) {
  EXPECT_THAT(HolidaysOf(2015),
              ElementsAre("2015-01-01 Jour de l'An", "2015-04-06 Lundi de Pâques",
                          "2015-05-01 Fête du Travail", "2015-05-08 Victoire 1945",
                          "2015-05-14 Ascension", "2015-05-25 Lundi de Pentecôte",
                          "2015-07-14 Fête nationale", "2015-08-15 Assomption",
                          "2015-11-01 Toussaint", "2015-11-11 Armistice 1918", "2015-12-25 Noël"));
}

TEST(PublicHoliday, FollowsEasterThroughOtherYears) {
  EXPECT_EQ(PublicHoliday(absl::CivilDay(2016, 3, 28)), "Lundi de Pâques");
  EXPECT_EQ(PublicHoliday(absl::CivilDay(2016, 5, 5)), "Ascension");
  EXPECT_EQ(PublicHoliday(absl::CivilDay(2016, 5, 16)), "Lundi de Pentecôte");
  EXPECT_EQ(PublicHoliday(absl::CivilDay(2024, 4, 1)), "Lundi de Pâques");
  EXPECT_EQ(PublicHoliday(absl::CivilDay(2024, 5, 9)), "Ascension");
  EXPECT_EQ(PublicHoliday(absl::CivilDay(2024, 5, 20)), "Lundi de Pentecôte");
}

TEST(PublicHoliday, IsNamedOnceWhereTwoFallTogether) {
  EXPECT_EQ(PublicHoliday(absl::CivilDay(2008, 5, 1)), "Fête du Travail");
  EXPECT_EQ(HolidaysOf(2008).size(), 10U);
}

TEST(PublicHoliday, HasTwoMoreInAlsaceAndMoselle) {
  const auto there = HolidayLaw::kAlsaceMoselle;

  EXPECT_EQ(PublicHoliday(absl::CivilDay(2015, 4, 3), there), "Vendredi saint");
  EXPECT_EQ(PublicHoliday(absl::CivilDay(2015, 12, 26), there), "Saint-Étienne");
  EXPECT_EQ(PublicHoliday(absl::CivilDay(2015, 12, 25), there), "Noël");
  EXPECT_EQ(PublicHoliday(absl::CivilDay(2015, 12, 27), there), std::nullopt);
}

TEST(PublicHoliday, LeavesOrdinaryDaysAndTheTwoOfAlsaceMoselleAlone) {
  EXPECT_EQ(PublicHoliday(absl::CivilDay(2015, 5, 4)), std::nullopt);
  EXPECT_EQ(PublicHoliday(absl::CivilDay(2015, 4, 3)), std::nullopt);    // Good Friday.
  EXPECT_EQ(PublicHoliday(absl::CivilDay(2015, 4, 5)), std::nullopt);    // Easter Sunday.
  EXPECT_EQ(PublicHoliday(absl::CivilDay(2015, 12, 26)), std::nullopt);  // Saint Stephen's.
}

}  // namespace
}  // namespace ecloserie::domain

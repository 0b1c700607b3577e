#include "domain/civil_date.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>

namespace ecloserie::domain {
namespace {

constexpr int64_t kHuge = std::numeric_limits<int64_t>::max();

TEST(MakeCivilDay, TakesADayThatTheCalendarHas) {
  EXPECT_EQ(MakeCivilDay(2015, 5, 4), absl::CivilDay(2015, 5, 4));
  EXPECT_EQ(MakeCivilDay(2016, 2, 29), absl::CivilDay(2016, 2, 29));
  EXPECT_EQ(MakeCivilDay(1, 1, 1), absl::CivilDay(1, 1, 1));
  EXPECT_EQ(MakeCivilDay(9999, 12, 31), absl::CivilDay(9999, 12, 31));
}

TEST(MakeCivilDay, RefusesADayThatTheMonthLacksInsteadOfMovingIt) {
  EXPECT_EQ(MakeCivilDay(2015, 2, 31), std::nullopt);
  EXPECT_EQ(MakeCivilDay(2015, 2, 29), std::nullopt);
  EXPECT_EQ(MakeCivilDay(1900, 2, 29), std::nullopt);
  EXPECT_EQ(MakeCivilDay(2015, 4, 31), std::nullopt);
}

TEST(MakeCivilDay, RefusesNumbersOutOfRangeHoweverLarge) {
  EXPECT_EQ(MakeCivilDay(0, 1, 1), std::nullopt);
  EXPECT_EQ(MakeCivilDay(10000, 1, 1), std::nullopt);
  EXPECT_EQ(MakeCivilDay(2015, 0, 1), std::nullopt);
  EXPECT_EQ(MakeCivilDay(2015, 13, 1), std::nullopt);
  EXPECT_EQ(MakeCivilDay(2015, 1, 0), std::nullopt);
  EXPECT_EQ(MakeCivilDay(2015, 1, -1), std::nullopt);
  EXPECT_EQ(MakeCivilDay(kHuge, kHuge, kHuge), std::nullopt);
  EXPECT_EQ(MakeCivilDay(-kHuge, -kHuge, -kHuge), std::nullopt);
}

TEST(ParseIsoDate, ReadsYearMonthDay) {
  EXPECT_EQ(ParseIsoDate("2015-05-04"), absl::CivilDay(2015, 5, 4));
  EXPECT_EQ(ParseIsoDate("0001-01-01"), absl::CivilDay(1, 1, 1));
}

TEST(ParseIsoDate, RefusesEveryOtherShape) {
  for (const std::string_view text :
       {"", "2015-5-4", "2015-05-4", "15-05-04", "2015/05/04", "2015-05-04 ", " 2015-05-04",
        "+015-05-04", "2015-05-0a", "2015-0 -04", "04/05/2015", "2015-02-31", "20150504",
        "2015-05-04T00:00:00Z", "２０１５-05-04"}) {
    EXPECT_EQ(ParseIsoDate(text), std::nullopt) << text;
  }
}

TEST(ParseDayMonthYear, ReadsTheDayFirst) {
  EXPECT_EQ(ParseDayMonthYear("04/05/2015"), absl::CivilDay(2015, 5, 4));
  EXPECT_EQ(ParseDayMonthYear("31/12/1999"), absl::CivilDay(1999, 12, 31));
}

TEST(ParseDayMonthYear, RefusesEveryOtherShape) {
  for (const std::string_view text : {"", "4/5/2015", "04/05/15", "04-05-2015", "12/31/1999",
                                      "31/02/2015", "2015-05-04", "04/05/2015 ", "-4/05/2015"}) {
    EXPECT_EQ(ParseDayMonthYear(text), std::nullopt) << text;
  }
}

TEST(IsoDate, IsReadBackAsTheSameDay) {
  EXPECT_EQ(IsoDate(absl::CivilDay(2015, 5, 4)), "2015-05-04");
  EXPECT_EQ(IsoDate(absl::CivilDay(7, 1, 2)), "0007-01-02");
  for (absl::CivilDay day(2015, 12, 1); day < absl::CivilDay(2016, 3, 5); ++day) {
    EXPECT_EQ(ParseIsoDate(IsoDate(day)), day);
  }
}

TEST(HalfDay, PutsTheMorningBeforeTheAfternoonAndBothBeforeTheNextDay) {
  const absl::CivilDay monday(2015, 5, 4);
  const HalfDay morning{.day = monday, .slot = Slot::kAm};
  const HalfDay afternoon{.day = monday, .slot = Slot::kPm};
  const HalfDay next_morning{.day = monday + 1, .slot = Slot::kAm};

  EXPECT_LT(morning, afternoon);
  EXPECT_LT(afternoon, next_morning);
  EXPECT_EQ(morning, (HalfDay{.day = monday, .slot = Slot::kAm}));
}

}  // namespace
}  // namespace ecloserie::domain

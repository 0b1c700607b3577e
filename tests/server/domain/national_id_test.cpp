#include "domain/national_id.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <random>
#include <string>
#include <string_view>

namespace ecloserie::domain {
namespace {

std::string TwoDigits(int64_t number) {
  return {static_cast<char>('0' + number / 10), static_cast<char>('0' + number % 10)};
}

// Thirteen digits with their key.
std::string WithKey(int64_t number) { return std::to_string(number) + TwoDigits(97 - number % 97); }

int64_t DrawNumber(std::mt19937_64& random, int64_t month) {
  const auto draw = [&random](uint64_t below) { return static_cast<int64_t>(random() % below); };
  const int64_t sex = 1 + draw(2);
  const int64_t year = draw(100);
  const int64_t place = (1 + draw(95)) * 1'000 + 1 + draw(990);
  return (((sex * 100 + year) * 100 + month) * 100'000 + place) * 1'000 + 1 + draw(999);
}

TEST(ContainsNationalId, FindsEveryValidNumberAndNoneWithAnotherKey) {
  std::mt19937_64 random(2015);
  for (int round = 0; round < 500; ++round) {
    const int64_t number = DrawNumber(random, 1 + round % 12);
    const std::string right = WithKey(number);
    const std::string wrong = std::to_string(number) + TwoDigits((97 - number % 97) % 97 + 1);

    EXPECT_TRUE(ContainsNationalId(right)) << right;
    EXPECT_FALSE(ContainsNationalId(wrong)) << wrong;
  }
}

TEST(ContainsNationalId, FindsANumberHoweverItsGroupsAreWritten) {
  const std::string number = WithKey(1850578006084);

  EXPECT_EQ(number, "185057800608491");
  for (const std::string_view text :
       {"185057800608491", "1 85 05 78 006 084 91", "1850578006084 91", "1.85.05.78.006.084.91",
        "1-85-05-78-006-084-91", "1\u00A085\u00A005\u00A078\u00A0006\u00A0084\u00A091",
        "1 8505 78006084  91", "soudeur, n°185057800608491.", "NIR185057800608491X",
        "7 et 1 85 05 78 006 084 91"}) {
    EXPECT_TRUE(ContainsNationalId(text)) << text;
  }
}

TEST(ContainsNationalId, KnowsCorsica) {
  const auto south = WithKey(2'550'819'100'000 + 123'456);
  const auto north = WithKey(2'550'818'100'000 + 123'456);
  EXPECT_TRUE(ContainsNationalId(south));
  std::string south_letters = south;
  std::string north_letters = north;
  south_letters.replace(5, 2, "2A");
  north_letters.replace(5, 2, "2b");

  EXPECT_TRUE(ContainsNationalId(south_letters)) << south_letters;
  EXPECT_TRUE(ContainsNationalId(north_letters)) << north_letters;
  south_letters[6] = 'B';
  EXPECT_FALSE(ContainsNationalId(south_letters)) << south_letters;
}

TEST(ContainsNationalId, WantsAPlausibleSexAndMonth) {
  for (const int64_t number : {5850578006084, 6850578006084, 9850578006084, 1851378006084,
                               1850078006084, 1852178006084, 1854578006084}) {
    EXPECT_FALSE(ContainsNationalId(WithKey(number))) << number;
  }
  for (const int64_t number :
       {3850578006084, 8850578006084, 1852078006084, 1854278006084, 1859978006084}) {
    EXPECT_TRUE(ContainsNationalId(WithKey(number))) << number;
  }
}

TEST(ContainsNationalId, LeavesOtherNumbersAlone) {
  for (const std::string_view text :
       {"", "02 33 99 00 12", "02 33 99 00 12 ou 06 39 98 12 34 ou 02 33 99 00 13",
        "73282932000074", "732 829 320 00074", "SIRET 35600000000048, APE 8559A",
        "FR7630006000011234567890189", "FR76 3000 6000 0112 3456 7890 189", "2015-05-04 09:00",
        "1850578006084", "1 85 05 78 006 084"}) {
    EXPECT_FALSE(ContainsNationalId(text)) << text;
  }
}

TEST(ContainsNationalId, LeavesALongerRunOfDigitsAlone) {
  const std::string number = WithKey(1850578006084);

  EXPECT_FALSE(ContainsNationalId("4" + number));
  EXPECT_FALSE(ContainsNationalId(number + "4"));
  EXPECT_FALSE(ContainsNationalId("1850578    006084    91"));
}

TEST(ContainsNationalId, FindsOneInAnUglyText) {
  const std::string number = WithKey(1850578006084);

  EXPECT_TRUE(ContainsNationalId("\xFF\xC3" + number + "\xE2"));
  EXPECT_TRUE(ContainsNationalId(std::string(10'000, '1') + " " + number));
}

}  // namespace
}  // namespace ecloserie::domain

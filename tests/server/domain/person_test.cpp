#include "domain/person.h"

#include <gtest/gtest.h>

namespace ecloserie::domain {
namespace {

Person Somebody() {
  return {.family_name = "Lefèvre\nDupré",
          .given_name = "Zoé\tAnne",
          .born_on = absl::CivilDay(1985, 1, 1),
          .email = "7:zoe@example.org",
          .phone = "\n",
          .postal_code = "",
          .gender = ":",
          .occupation = "3:cook\nbaker",
          .jobseeker_since = absl::CivilDay(2014, 9, 1),
          .jobseeker_region = "Basse-Normandie"};
}

// Line feeds and tabs are valid text.
TEST(PersonValues, AreTheSameAfterTheyWereJoinedAndSplit) {
  for (const auto since :
       {std::optional(absl::CivilDay(2014, 9, 1)), std::optional<absl::CivilDay>()}) {
    Person person = Somebody();
    person.jobseeker_since = since;

    const auto split = SplitValues(JoinValues(person));

    ASSERT_TRUE(split);
    EXPECT_TRUE(DifferingFields(*split, person).empty());
  }
}

TEST(PersonValues, AreNoneWhenTheyWereCutOrAddedTo) {
  const std::string text = JoinValues(Somebody());

  for (std::size_t size = 0; size < text.size(); ++size) {
    EXPECT_FALSE(SplitValues(text.substr(0, size))) << size;
  }
  EXPECT_FALSE(SplitValues(text + "0:"));
  EXPECT_FALSE(SplitValues("2" + text.substr(1)));
}

TEST(PersonValues, AreNoneWhenADayIsNoDay) {
  std::string text = JoinValues(Somebody());
  text.replace(text.find("2014-09-01"), 10, "2014-99-01");

  EXPECT_FALSE(SplitValues(text));
}

}  // namespace
}  // namespace ecloserie::domain

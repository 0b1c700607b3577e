#include "domain/assignment.h"

#include <gtest/gtest.h>

namespace ecloserie::domain {
namespace {

const absl::CivilDay kFirst(2015, 5, 4);
const absl::CivilDay kLast(2015, 7, 31);

TEST(Assignments, MayLastOneDayOrHaveNoEnd) {
  EXPECT_TRUE(RequireDaysInOrder({.first_on = kFirst}).ok());
  EXPECT_TRUE(RequireDaysInOrder({.first_on = kFirst, .last_on = kFirst}).ok());
  EXPECT_FALSE(RequireDaysInOrder({.first_on = kFirst, .last_on = kFirst - 1}).ok());
}

TEST(Assignments, EndBetweenTheirFirstDayAndTheirLast) {
  const Assignment open{.first_on = kFirst};
  const Assignment ended{.first_on = kFirst, .last_on = kLast};

  EXPECT_TRUE(RequireEndsNoLater(open, kLast + 400).ok());
  EXPECT_FALSE(RequireEndsNoLater(open, kFirst - 1).ok());
  EXPECT_TRUE(RequireEndsNoLater(ended, kLast).ok());
  EXPECT_FALSE(RequireEndsNoLater(ended, kLast + 1).ok());
}

}  // namespace
}  // namespace ecloserie::domain

#include "domain/interval.h"

#include <gtest/gtest.h>

namespace ecloserie::domain {
namespace {

constexpr Interval kMorning{{9, 0}, {12, 30}};

std::string ProblemOf(const std::vector<Interval>& intervals) {
  const auto problem = FindIntervalProblem(intervals, kMorning);
  return problem ? problem->field : "none";
}

TEST(Intervals, AreStoredInMinutesOfTheDay) {
  const std::vector<Interval> twice = {{{9, 0}, {10, 0}}, {{10, 30}, {11, 40}}};

  EXPECT_EQ(IntervalsText(twice), "540-600 630-700");
  EXPECT_EQ(ParseIntervals("540-600 630-700"), twice);
  EXPECT_EQ(MinutesOf(twice), 130);
  EXPECT_EQ(ParseIntervals(""), std::vector<Interval>());
}

TEST(Intervals, AreReadOnlyAsTheyAreWritten) {
  for (const char* text : {"540", "540-", "600-540", "540-540", "540-1440", "540-600  630-700"}) {
    EXPECT_EQ(ParseIntervals(text), std::nullopt) << text;
  }
}

TEST(FindIntervalProblem, WantsThemInsideInOrderAndApart) {
  EXPECT_EQ(ProblemOf({{{9, 0}, {10, 0}}, {{10, 1}, {12, 30}}}), "none");
  EXPECT_EQ(ProblemOf({{{8, 59}, {10, 0}}}), "intervals[0].start");
  EXPECT_EQ(ProblemOf({{{9, 0}, {12, 31}}}), "intervals[0].end");
  EXPECT_EQ(ProblemOf({{{10, 0}, {10, 0}}}), "intervals[0].end");
  EXPECT_EQ(ProblemOf({{{9, 0}, {10, 0}}, {{10, 0}, {11, 0}}}), "intervals[1].start");
  EXPECT_EQ(ProblemOf({{{11, 0}, {12, 0}}, {{9, 0}, {10, 0}}}), "intervals[1].start");
}

}  // namespace
}  // namespace ecloserie::domain

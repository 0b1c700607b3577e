#include "domain/split.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <random>
#include <vector>

namespace ecloserie::domain {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

__extension__ using Wide = __int128;

std::vector<int64_t> Equal(std::size_t parts) { return std::vector<int64_t>(parts, 1); }

// So many parts of the higher amount, then so many of the lower.
std::vector<int64_t> HighThenLow(std::size_t high_count, int64_t high, std::size_t low_count,
                                 int64_t low) {
  std::vector<int64_t> parts(high_count, high);
  parts.insert(parts.end(), low_count, low);
  return parts;
}

TEST(SplitCents, GivesTheCentsThatAreLeftToTheLowestOfEqualParts) {
  EXPECT_EQ(SplitCents(3'000'000, Equal(18)), HighThenLow(12, 166'667, 6, 166'666));
  EXPECT_EQ(SplitCents(3'000'000, Equal(21)), HighThenLow(3, 142'858, 18, 142'857));
  EXPECT_EQ(SplitCents(3'000'000, Equal(31)), HighThenLow(6, 96'775, 25, 96'774));
  EXPECT_EQ(SplitCents(700'273, Equal(12)), HighThenLow(1, 58'357, 11, 58'356));
  EXPECT_EQ(SplitCents(1, Equal(18)), HighThenLow(1, 1, 17, 0));
  EXPECT_THAT(SplitCents(100, Equal(3)), ElementsAre(34, 33, 33));
}

TEST(SplitCents, GivesTheCentsThatAreLeftToTheLargestRemainders) {
  EXPECT_THAT(SplitCents(166'667, {50, 30, 20}), ElementsAre(83'334, 50'000, 33'333));
  EXPECT_THAT(SplitCents(9'999, {75, 25}), ElementsAre(7'499, 2'500));
  EXPECT_THAT(SplitCents(1, {33, 66}), ElementsAre(0, 1));
}

TEST(SplitCents, GivesNothingToAWeightOfZero) {
  EXPECT_THAT(SplitCents(100, {0, 3, 0, 3, 3}), ElementsAre(0, 34, 0, 33, 33));
  EXPECT_THAT(SplitCents(0, {1, 2}), ElementsAre(0, 0));
}

TEST(SplitCents, GivesTheWholeToASinglePart) {
  EXPECT_THAT(SplitCents(166'667, {7}), ElementsAre(166'667));
}

TEST(SplitCents, IsEmptyWhereNothingCanBeSplit) {
  EXPECT_THAT(SplitCents(100, {}), IsEmpty());
  EXPECT_THAT(SplitCents(100, {0, 0}), IsEmpty());
  EXPECT_THAT(SplitCents(100, {1, -1, 3}), IsEmpty());
  EXPECT_THAT(SplitCents(-1, {1, 2}), IsEmpty());
}

TEST(SplitCents, IsExactAtItsLimits) {
  constexpr int64_t kTotalMax = 1'000'000'000'000'000;
  constexpr int64_t kWeightMax = 1'000'000'000;

  EXPECT_THAT(SplitCents(kTotalMax, {kWeightMax, kWeightMax, kWeightMax}),
              ElementsAre(333'333'333'333'334, 333'333'333'333'333, 333'333'333'333'333));
  EXPECT_THAT(SplitCents(kTotalMax, {kWeightMax, 1}), ElementsAre(999'999'999'000'000, 1'000'000));
}

// The two things that make a split fair and complete.
void ExpectWholeAndFair(int64_t total, const std::vector<int64_t>& weights) {
  const std::vector<int64_t> parts = SplitCents(total, weights);
  const int64_t sum = std::accumulate(weights.begin(), weights.end(), int64_t{0});

  ASSERT_EQ(parts.size(), weights.size());
  EXPECT_EQ(std::accumulate(parts.begin(), parts.end(), int64_t{0}), total);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const Wide exact = static_cast<Wide>(total) * weights[i];
    EXPECT_GE(parts[i], static_cast<int64_t>(exact / sum));
    EXPECT_LE(parts[i], static_cast<int64_t>((exact + sum - 1) / sum));
  }
}

TEST(SplitCents, IsWholeAndFairForEveryDrawnSplit) {
  std::mt19937_64 random(2015);
  const auto draw = [&random](uint64_t limit) { return static_cast<int64_t>(random() % limit); };
  for (int round = 0; round < 3'000; ++round) {
    const int64_t total = draw(round % 2 == 0 ? 1'000'000'000'000'001 : 10'000);
    std::vector<int64_t> weights(static_cast<std::size_t>(1 + draw(40)));
    std::ranges::generate(weights, [&] { return draw(round % 3 == 0 ? 1'000'000'001 : 10); });
    weights.back() += 1;

    ExpectWholeAndFair(total, weights);
  }
}

}  // namespace
}  // namespace ecloserie::domain

#include "domain/ranking.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace ecloserie::domain {
namespace {

using testing::ElementsAre;

ApplicationName Numbered(int number) {
  Uuid id{};
  id.bytes.back() = static_cast<std::uint8_t>(number);
  return {"boitron", id};
}

Contender AContender(int number, std::vector<std::int64_t> totals, int submitted_s = 0) {
  const auto count = static_cast<std::int64_t>(totals.size());
  return {.application = Numbered(number),
          .submitted_at = absl::FromUnixSeconds(submitted_s),
          .totals = std::move(totals),
          .readers_count = count};
}

std::vector<std::int64_t> RanksOf(const std::vector<Standing>& standings) {
  std::vector<std::int64_t> ranks;
  for (const Standing& standing : standings) ranks.push_back(standing.rank.value_or(0));
  return ranks;
}

std::vector<ApplicationName> NamesOf(const std::vector<Standing>& standings) {
  std::vector<ApplicationName> names;
  for (const Standing& standing : standings) names.push_back(standing.application);
  return names;
}

TEST(Mean, IsInHundredthsAndRoundsHalfUp) {
  EXPECT_EQ(MeanInHundredths({}), std::nullopt);
  EXPECT_EQ(MeanInHundredths({7}), 700);
  EXPECT_EQ(MeanInHundredths({7, 8}), 750);
  EXPECT_EQ(MeanInHundredths({1, 0, 0}), 33);
  EXPECT_EQ(MeanInHundredths({1, 1, 0}), 67);
  EXPECT_EQ(MeanInHundredths({1, 0, 0, 0, 0, 0, 0, 0}), 13);  // 12.5
}

TEST(Ranking, SharesARankAmongTiesAndCountsThemAll) {
  const auto standings =
      Rank({AContender(1, {10}), AContender(2, {8, 10}), AContender(3, {9}), AContender(4, {3})});

  EXPECT_THAT(RanksOf(standings), ElementsAre(1, 2, 2, 4));
  EXPECT_EQ(standings[1].tie_size, 2);
  EXPECT_EQ(standings[2].tie_size, 2);
  EXPECT_EQ(standings[3].tie_size, 1);
}

TEST(Ranking, OrdersTiesBySubmissionThenIdentifier) {
  const auto standings =
      Rank({AContender(3, {9}, 20), AContender(2, {9}, 20), AContender(4, {9}, 10)});

  EXPECT_THAT(NamesOf(standings), ElementsAre(Numbered(4), Numbered(2), Numbered(3)));
}

TEST(Ranking, PutsWhomNobodyReadLastWithoutARank) {
  const auto standings = Rank({AContender(1, {}), AContender(2, {0}), AContender(3, {})});

  EXPECT_THAT(RanksOf(standings), ElementsAre(1, 0, 0));
  EXPECT_EQ(standings[0].application, Numbered(2));
  EXPECT_EQ(standings[1].score_hundredths, std::nullopt);
}

TEST(Ranking, TellsHowFarTwoReadersLieApart) {
  const auto standings = Rank({AContender(1, {12, 7}), AContender(2, {5})});

  EXPECT_EQ(standings[0].spread_hundredths, 500);
  EXPECT_EQ(standings[1].spread_hundredths, std::nullopt);
}

std::vector<Contender> Drawn(std::mt19937& dice) {
  std::vector<Contender> contenders;
  const int count = static_cast<int>(dice() % 40);
  for (int number = 0; number < count; ++number) {
    std::vector<std::int64_t> totals(dice() % 3);
    for (std::int64_t& total : totals) total = static_cast<std::int64_t>(dice() % 6);
    contenders.push_back(AContender(number, totals, static_cast<int>(dice() % 3)));
  }
  return contenders;
}

void ExpectConsistent(const std::vector<Standing>& standings) {
  for (std::size_t i = 0; i < standings.size(); ++i) {
    const Standing& standing = standings[i];
    EXPECT_EQ(standing.rank.has_value(), standing.score_hundredths.has_value());
    const auto better = std::ranges::count_if(standings, [&](const Standing& other) {
      return other.score_hundredths.value_or(-1) > standing.score_hundredths.value_or(-1);
    });
    const auto equal =
        std::ranges::count(standings, standing.score_hundredths, &Standing::score_hundredths);
    if (standing.rank) {
      EXPECT_EQ(*standing.rank, better + 1);
      EXPECT_EQ(standing.tie_size, equal);
    }
    if (i > 0) {
      EXPECT_GE(standings[i - 1].score_hundredths.value_or(-1),
                standing.score_hundredths.value_or(-1));
    }
  }
}

TEST(Ranking, IsTheSameInWhateverOrderTheContendersCome) {
  std::mt19937 dice(20150504);
  for (int round = 0; round < 300; ++round) {
    auto contenders = Drawn(dice);
    const auto standings = Rank(contenders);
    ASSERT_EQ(standings.size(), contenders.size());
    ExpectConsistent(standings);
    std::ranges::shuffle(contenders, dice);
    const auto again = Rank(contenders);
    EXPECT_EQ(NamesOf(again), NamesOf(standings));
    EXPECT_EQ(RanksOf(again), RanksOf(standings));
  }
}

}  // namespace
}  // namespace ecloserie::domain

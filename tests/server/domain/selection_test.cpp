#include "domain/selection.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "domain/refusal.h"

namespace ecloserie::domain {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

ScoringGrid AGrid(std::int64_t scored_count = 0) {
  return {.cohort = {"boitron", "promo-1"},
          .criteria = {{"motivation", "Motivation", 3, 10}, {"logic", "Logic", 2, 8}},
          .scored_count = scored_count};
}

TEST(Grid, HasDistinctSlugs) {
  EXPECT_TRUE(RequireGoodCriteria(AGrid().criteria).ok());
  const auto refused = RequireGoodCriteria({{"logic", "", 1, 1}, {"logic", "", 1, 1}, {"No!", ""}});
  const auto facts = FactsOf(refused);
  ASSERT_EQ(facts.fields.size(), 2U);
  EXPECT_EQ(facts.fields[0].field, "criteria[1].slug");
  EXPECT_EQ(facts.fields[1].field, "criteria[2].slug");
}

TEST(Grid, ChangesFreelyUntilSomebodyWasScoredByIt) {
  auto criteria = AGrid().criteria;
  criteria[0].weight = 4;
  EXPECT_TRUE(RequireSameScale(AGrid(), criteria).ok());

  const auto refused = RequireSameScale(AGrid(7), criteria);

  EXPECT_EQ(FactsOf(refused).metadata.at("rule"), "GRID_IN_USE");
  EXPECT_THAT(std::string(refused.message()), HasSubstr("7 applications"));
}

TEST(Grid, InUseTakesOtherTitlesButNoMoreCriteria) {
  auto criteria = AGrid().criteria;
  criteria[0].title = "What drives them";
  EXPECT_TRUE(RequireSameScale(AGrid(1), criteria).ok());
  criteria.push_back({"english", "English", 1, 5});
  EXPECT_FALSE(RequireSameScale(AGrid(1), criteria).ok());
}

TEST(Grid, IsReadAsItWasJoined) {
  const auto criteria = SplitCriteria(JoinCriteria(AGrid().criteria));
  ASSERT_TRUE(criteria);
  ASSERT_EQ(criteria->size(), 2U);
  EXPECT_EQ((*criteria)[1].slug, "logic");
  EXPECT_EQ((*criteria)[1].title, "Logic");
  EXPECT_EQ((*criteria)[1].weight, 2);
  EXPECT_EQ((*criteria)[1].points_max, 8);
  EXPECT_EQ(SplitCriteria("logic\tmuch\t8\tLogic\n"), std::nullopt);
}

TEST(Points, AreBroughtIntoTheOrderOfTheGridAndWeighed) {
  const auto points = InOrderOfGrid(AGrid(), {{"logic", 6}, {"motivation", 8}});
  ASSERT_TRUE(points.ok());
  EXPECT_THAT(*points, ElementsAre(CriterionPoints{"motivation", 8}, CriterionPoints{"logic", 6}));
  EXPECT_EQ(TotalOf(AGrid(), *points), 3 * 8 + 2 * 6);
}

TEST(Points, AreGivenForEveryCriterionOnceAndNoneTooMany) {
  const auto refused =
      InOrderOfGrid(AGrid(), {{"logic", 9}, {"logic", 1}, {"english", 1}}).status();
  std::vector<std::string> fields;
  for (const FieldProblem& problem : FactsOf(refused).fields) fields.push_back(problem.field);
  EXPECT_THAT(fields, ElementsAre("points", "points[0].points", "points[1].criterion",
                                  "points[2].criterion"));
}

TEST(Points, AreReadAsTheyWereJoined) {
  const std::vector<CriterionPoints> points = {{"motivation", 8}, {"logic", 0}};
  EXPECT_EQ(JoinPoints(points), "motivation=8|logic=0");
  EXPECT_EQ(SplitPoints(JoinPoints(points)), points);
  EXPECT_EQ(SplitPoints("logic"), std::nullopt);
}

TEST(ScoreNames, AreReadAsTheyAreWritten) {
  const ScoreName name{{"boitron", Uuid{}}, 2};
  EXPECT_EQ(ScoreName::Parse(name.ToString()), name);
  EXPECT_EQ(ScoreName::Parse(name.application.ToString()), std::nullopt);
}

TEST(Scoring, EndsWhenTheApplicationIsDecided) {
  EXPECT_TRUE(RequireScorable({.state = ApplicationState::kPool}).ok());
  const auto refused = RequireScorable({.state = ApplicationState::kOffered});
  EXPECT_EQ(FactsOf(refused).metadata.at("rule"), "NOT_SCORABLE");
}

}  // namespace
}  // namespace ecloserie::domain

#include "support/selection.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/boitron.h"

namespace ecloserie::tests {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class Selection : public testing::Test {
 protected:
  Selection() { SetUpBoitron(server_.admin(), /*blended_seats=*/21, /*remote_seats=*/10); }

  EnrolmentClient Calls() const { return server_.admin().enrolment(); }

  std::string Reviewed(int number) {
    server_.environment().Advance(absl::Seconds(1));
    return ReviewedApplication(server_.admin(), number);
  }
  static std::vector<v1::Score> ScoresSeenBy(const Client& client, const std::string& application) {
    v1::ListScoresRequest request;
    request.set_application(application);
    return ValueOrThrow(client.enrolment().ListScores(request).Collect(10));
  }
  static std::vector<std::string> NamesOf(const std::vector<v1::RankedApplication>& ranking) {
    std::vector<std::string> names;
    for (const v1::RankedApplication& ranked : ranking) {
      names.push_back(ranked.application().name());
    }
    return names;
  }
  static std::vector<int> RanksOf(const std::vector<v1::RankedApplication>& ranking) {
    std::vector<int> ranks;
    for (const v1::RankedApplication& ranked : ranking) {
      ranks.push_back(static_cast<int>(ranked.rank()));
    }
    return ranks;
  }
  TestServer server_;
};

TEST_F(Selection, AGridIsPutAsAWholeAndReadAgain) {
  const auto first = ValueOrThrow(Calls().PutScoringGrid(AGrid()));
  v1::PutScoringGridRequest next = AGrid();
  AddCriterion(next, "english", 1, 5);
  next.set_etag(first.etag());
  const auto second = ValueOrThrow(Calls().PutScoringGrid(next));
  const auto stale = Calls().PutScoringGrid(next);
  v1::GetScoringGridRequest get;
  get.set_cohort(kCohort);

  EXPECT_EQ(ValueOrThrow(Calls().GetScoringGrid(get)).SerializeAsString(),
            second.SerializeAsString());
  ASSERT_EQ(second.criteria_size(), 3);
  EXPECT_EQ(second.criteria(2).slug(), "english");
  EXPECT_EQ(second.criteria(0).weight(), 3);
  ASSERT_FALSE(stale);
  EXPECT_EQ(stale.error().reason, "ETAG_MISMATCH");
}

TEST_F(Selection, WhereThereIsAGridNobodyScoresPastIt) {
  ValueOrThrow(Calls().PutScoringGrid(AGrid()));
  v1::ReviewApplicationRequest request;
  request.set_name(ValueOrThrow(Calls().SubmitApplication(AnApplication(1))).name());
  request.set_score(80);

  const auto scored = Calls().ReviewApplication(request);
  request.clear_score();
  const auto reviewed = Calls().ReviewApplication(request);

  ASSERT_FALSE(scored);
  EXPECT_EQ(scored.error().fields.at(0).field, "score");
  EXPECT_TRUE(reviewed) << reviewed.error().message;
}

TEST_F(Selection, ACohortWithoutAGridHasNone) {
  v1::GetScoringGridRequest get;
  get.set_cohort(kCohort);
  EXPECT_EQ(Calls().GetScoringGrid(get).error().reason, "RESOURCE_MISSING");
  EXPECT_EQ(Calls().ScoreApplication(AScore(Reviewed(1), 1, 1)).error().reason, "RESOURCE_MISSING");
}

TEST_F(Selection, AGridInUseTakesOtherTitlesOnly) {
  ValueOrThrow(Calls().PutScoringGrid(AGrid()));
  ValueOrThrow(Calls().ScoreApplication(AScore(Reviewed(1), 8, 6)));
  v1::PutScoringGridRequest heavier = AGrid();
  heavier.mutable_criteria(0)->set_weight(4);
  v1::PutScoringGridRequest renamed = AGrid();
  renamed.mutable_criteria(0)->set_title("What drives them");

  const auto refused = Calls().PutScoringGrid(heavier);
  const auto put = Calls().PutScoringGrid(renamed);

  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().metadata.at("rule"), "GRID_IN_USE");
  EXPECT_THAT(refused.error().message, HasSubstr("1 applications"));
  ASSERT_TRUE(put) << put.error().message;
  EXPECT_EQ(put->criteria(0).title(), "What drives them");
  EXPECT_EQ(put->scored_count(), 1);
}

TEST_F(Selection, AReaderScoresAgainAndAReplayTellsWhatWasTrueThen) {
  ValueOrThrow(Calls().PutScoringGrid(AGrid()));
  const std::string application = Reviewed(1);
  v1::ScoreApplicationRequest score = AScore(application, 8, 6);
  score.set_note("Came twice to the open day");
  score.set_request_id("score-once");
  const auto first = ValueOrThrow(Calls().ScoreApplication(score));
  v1::ScoreApplicationRequest again = AScore(application, 9, 6);
  again.set_etag(first.etag());

  const auto second = ValueOrThrow(Calls().ScoreApplication(again));

  EXPECT_EQ(first.name(), application + "/scores/1");
  EXPECT_EQ(first.total(), 3 * 8 + 2 * 6);
  EXPECT_EQ(first.points(0).criterion(), "motivation");
  EXPECT_EQ(first.note(), "Came twice to the open day");
  EXPECT_EQ(second.name(), first.name());
  EXPECT_EQ(second.total(), 3 * 9 + 2 * 6);
  EXPECT_EQ(ScoresSeenBy(server_.admin(), application).size(), 1U);
  EXPECT_EQ(ValueOrThrow(Calls().ScoreApplication(score)).SerializeAsString(),
            first.SerializeAsString());
  EXPECT_EQ(Calls().ScoreApplication(again).error().reason, "ETAG_MISMATCH");
}

TEST_F(Selection, PointsThatDoNotFitTheGridAreNamed) {
  ValueOrThrow(Calls().PutScoringGrid(AGrid()));
  const auto refused = Calls().ScoreApplication(AScore(Reviewed(1), 8, 9));
  ASSERT_FALSE(refused);
  ASSERT_EQ(refused.error().fields.size(), 1U);
  EXPECT_EQ(refused.error().fields[0].field, "points[0].points");
}

TEST_F(Selection, NobodySeesTheOthersScoreBeforeHavingScored) {
  ValueOrThrow(Calls().PutScoringGrid(AGrid()));
  const std::string application = Reviewed(1);
  const Client first = server_.ClientAs("reader-1", domain::Role::kStaff, "boitron");
  const Client second = server_.ClientAs("reader-2", domain::Role::kStaff, "boitron");
  const Client third = server_.ClientAs("reader-3", domain::Role::kStaff, "boitron");
  ValueOrThrow(first.enrolment().ScoreApplication(AScore(application, 8, 6)));

  EXPECT_EQ(ScoresSeenBy(first, application).size(), 1U);
  EXPECT_THAT(ScoresSeenBy(second, application), IsEmpty());
  EXPECT_EQ(ScoresSeenBy(server_.admin(), application).size(), 1U);
  ValueOrThrow(second.enrolment().ScoreApplication(AScore(application, 6, 7)));
  const auto refused = third.enrolment().ScoreApplication(AScore(application, 1, 1));

  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().metadata.at("rule"), "TWO_READERS");
  EXPECT_THAT(ScoresSeenBy(third, application), IsEmpty());
  const auto both = ScoresSeenBy(second, application);
  ASSERT_EQ(both.size(), 2U);
  EXPECT_EQ(both[0].reader(), "boitron/reader-1");
  EXPECT_EQ(both[1].reader(), "boitron/reader-2");
  EXPECT_EQ(ScoresSeenBy(first, application).size(), 2U);
}

TEST_F(Selection, TheRankingTellsNobodyWhatTheOtherReaderThinks) {
  ValueOrThrow(Calls().PutScoringGrid(AGrid()));
  const std::string application = Reviewed(1);
  const Client first = server_.ClientAs("reader-1", domain::Role::kStaff, "boitron");
  const Client second = server_.ClientAs("reader-2", domain::Role::kStaff, "boitron");
  ValueOrThrow(first.enrolment().ScoreApplication(AScore(application, 8, 6)));

  const auto before = RankingSeenBy(second);
  const auto own = RankingSeenBy(first);
  ValueOrThrow(second.enrolment().ScoreApplication(AScore(application, 6, 7)));
  const auto after = RankingSeenBy(second);

  EXPECT_FALSE(before.at(0).has_rank());
  EXPECT_FALSE(before.at(0).has_score_hundredths());
  EXPECT_EQ(before.at(0).readers_count(), 1);
  EXPECT_EQ(own.at(0).score_hundredths(), 3'600);
  EXPECT_EQ(after.at(0).rank(), 1);
  EXPECT_EQ(after.at(0).readers_count(), 2);
  EXPECT_EQ(after.at(0).score_hundredths(), 3'400);
  EXPECT_EQ(after.at(0).spread_hundredths(), 400);
}

TEST_F(Selection, WhoeverIsDecidedIsNotScored) {
  ValueOrThrow(Calls().PutScoringGrid(AGrid()));
  const std::string application = Reviewed(1);
  ValueOrThrow(Calls().MakeOffer(AnOffer(server_, application, kBlended)));
  const auto refused = Calls().ScoreApplication(AScore(application, 1, 1));
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().metadata.at("rule"), "NOT_SCORABLE");
}

TEST_F(Selection, TiesShareARankAndWhomNobodyReadComesLast) {
  ValueOrThrow(Calls().PutScoringGrid(AGrid()));
  std::vector<std::string> names;
  for (int number = 1; number <= 6; ++number) names.push_back(Reviewed(number));
  const std::vector<int> motivations = {5, 9, 5, 7, 3};
  for (std::size_t i = 0; i < motivations.size(); ++i) {
    ValueOrThrow(Calls().ScoreApplication(AScore(names[i], motivations[i], 4)));
  }

  const auto ranking = RankingSeenBy(server_.admin());

  EXPECT_THAT(NamesOf(ranking),
              ElementsAre(names[1], names[3], names[0], names[2], names[4], names[5]));
  EXPECT_THAT(RanksOf(ranking), ElementsAre(1, 2, 3, 3, 5, 0));
  EXPECT_EQ(ranking[2].tie_size(), 2);
  EXPECT_FALSE(ranking[0].has_tie_size());
}

}  // namespace
}  // namespace ecloserie::tests

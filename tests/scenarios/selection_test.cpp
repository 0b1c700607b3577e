#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <barrier>
#include <thread>

#include "support/boitron.h"
#include "support/sponsors.h"

namespace ecloserie::tests {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr int kSeats = 21;

class Selection : public testing::Test {
 protected:
  Selection() { SetUpBoitron(server_.admin(), /*blended_seats=*/kSeats, /*remote_seats=*/10); }

  EnrolmentClient Calls() const { return server_.admin().enrolment(); }

  static v1::PutScoringGridRequest AGrid() {
    v1::PutScoringGridRequest request;
    request.set_cohort(kCohort);
    AddCriterion(request, "motivation", 3, 10);
    AddCriterion(request, "logic", 2, 8);
    return request;
  }
  static void AddCriterion(v1::PutScoringGridRequest& request, const std::string& slug, int weight,
                           int points_max) {
    v1::Criterion& criterion = *request.add_criteria();
    criterion.set_slug(slug);
    criterion.set_title("Title of " + slug);
    criterion.set_weight(weight);
    criterion.set_points_max(points_max);
  }
  static v1::ScoreApplicationRequest AScore(const std::string& application, int motivation,
                                            int logic) {
    v1::ScoreApplicationRequest request;
    request.set_name(application);
    for (const auto& [slug, points] : {std::pair("logic", logic), {"motivation", motivation}}) {
      v1::CriterionPoints& given = *request.add_points();
      given.set_criterion(slug);
      given.set_points(points);
    }
    return request;
  }

  std::string Reviewed(int number) {
    server_.environment().Advance(absl::Seconds(1));
    return ReviewedApplication(server_.admin(), number);
  }
  static std::vector<v1::Score> ScoresSeenBy(const Client& client, const std::string& application) {
    v1::ListScoresRequest request;
    request.set_application(application);
    return ValueOrThrow(client.enrolment().ListScores(request).Collect(10));
  }
  static std::vector<v1::RankedApplication> RankingSeenBy(const Client& client) {
    v1::GetRankingRequest request;
    request.set_cohort(kCohort);
    request.set_page_size(4);
    return ValueOrThrow(client.enrolment().GetRanking(request).Collect(100));
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
  v1::Application Get(const std::string& name) {
    v1::GetApplicationRequest request;
    request.set_name(name);
    return ValueOrThrow(Calls().GetApplication(request));
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

// 24 applicants for 21 seats; those in places 21 and 22 tie.
class Batch : public Selection {
 protected:
  Batch() {
    ValueOrThrow(Calls().PutScoringGrid(AGrid()));
    for (int number = 1; number <= 24; ++number) {
      applications_.push_back(Reviewed(number));
      const int place = number == 22 ? 21 : number;
      ValueOrThrow(Calls().ScoreApplication(AScoreOf(applications_.back(), 40 - place)));
    }
  }

  static v1::ScoreApplicationRequest AScoreOf(const std::string& application, int total) {
    int motivation = total % 2;
    while (total - 3 * motivation > 2 * 8) motivation += 2;
    return AScore(application, motivation, (total - 3 * motivation) / 2);
  }

  v1::MakeOffersRequest Offers(std::size_t count) const {
    v1::MakeOffersRequest request;
    request.set_cohort(kCohort);
    request.set_mode(v1::OFFER_MODE_AS_FAR_AS_POSSIBLE);
    *request.mutable_expire_time() = Instant(server_.environment().Now() + absl::Hours(24 * 30));
    for (std::size_t i = 0; i < count; ++i) {
      v1::SeatOffer& offer = *request.add_offers();
      offer.set_application(applications_[i]);
      offer.set_track(kBlended);
    }
    return request;
  }
  std::int64_t FreeCount() const {
    v1::GetSeatAvailabilityRequest request;
    request.set_cohort(kCohort);
    const auto available = ValueOrThrow(Calls().GetSeatAvailability(request));
    for (const v1::SeatPool& pool : available.pools()) {
      if (pool.name() == kBlended) return pool.free_count();
    }
    return -1;
  }

  std::vector<std::string> applications_;
};

TEST_F(Batch, ATieAcrossTheLastSeatIsListed) {
  const auto ranking = RankingSeenBy(server_.admin());
  ASSERT_EQ(ranking.size(), 24U);
  EXPECT_EQ(ranking[20].rank(), 21);
  EXPECT_EQ(ranking[21].rank(), 21);
  EXPECT_EQ(ranking[20].tie_size(), 2);
  EXPECT_EQ(ranking[22].rank(), 23);
}

TEST_F(Batch, ADryRunTellsWhereThePoolRunsOutAndChangesNothing) {
  v1::MakeOffersRequest request = Offers(23);
  request.set_validate_only(true);

  const auto dry = ValueOrThrow(Calls().MakeOffers(request));

  EXPECT_EQ(dry.offered_count(), 21);
  EXPECT_EQ(dry.refused_count(), 2);
  for (const int row : {21, 22}) {
    EXPECT_EQ(dry.verdicts(row).verdict(), v1::OFFER_VERDICT_REFUSED);
    EXPECT_EQ(dry.verdicts(row).reason(), "SEATS_EXHAUSTED");
    EXPECT_EQ(dry.verdicts(row).subject(), kBlended);
  }
  EXPECT_EQ(FreeCount(), kSeats);
  EXPECT_EQ(Get(applications_[0]).state(), v1::APPLICATION_STATE_IN_REVIEW);
}

TEST_F(Batch, TheRealOneDoesWhatTheDryRunToldAndAReplayAnswersAlike) {
  v1::MakeOffersRequest request = Offers(23);
  request.set_validate_only(true);
  const auto dry = ValueOrThrow(Calls().MakeOffers(request));
  request.set_validate_only(false);
  request.set_request_id("batch-once");

  const auto made = ValueOrThrow(Calls().MakeOffers(request));

  EXPECT_EQ(made.SerializeAsString(), dry.SerializeAsString());
  EXPECT_EQ(FreeCount(), 0);
  EXPECT_EQ(Get(applications_[20]).state(), v1::APPLICATION_STATE_OFFERED);
  EXPECT_EQ(Get(applications_[20]).offered_track(), kBlended);
  EXPECT_EQ(Get(applications_[21]).state(), v1::APPLICATION_STATE_IN_REVIEW);
  EXPECT_EQ(ValueOrThrow(Calls().MakeOffers(request)).SerializeAsString(),
            made.SerializeAsString());
  EXPECT_EQ(RankingSeenBy(server_.admin())[0].application().state(), v1::APPLICATION_STATE_OFFERED);
}

TEST_F(Batch, AllOrNothingIsRefusedByTheFirstRowThatIs) {
  v1::MakeOffersRequest request = Offers(23);
  request.set_mode(v1::OFFER_MODE_ALL_OR_NOTHING);

  const auto refused = Calls().MakeOffers(request);

  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().reason, "SEATS_EXHAUSTED");
  EXPECT_EQ(refused.error().metadata.at("pool"), kBlended);
  EXPECT_EQ(refused.error().metadata.at("row"), "22");
  EXPECT_EQ(FreeCount(), kSeats);
  EXPECT_EQ(Get(applications_[0]).state(), v1::APPLICATION_STATE_IN_REVIEW);
}

TEST_F(Batch, ARowNamesTheAgreementOrTheStateThatStandsInItsWay) {
  AddParties(server_.admin());
  ValueOrThrow(server_.admin().sponsorship().CreateAgreement(AnAgreement()));
  v1::MakeOffersRequest request = Offers(3);
  request.mutable_offers(0)->add_agreements(kConvention);
  request.mutable_offers(2)->set_application(applications_[1]);

  const auto made = ValueOrThrow(Calls().MakeOffers(request));

  EXPECT_EQ(made.verdicts(0).reason(), "ELIGIBILITY_UNDECIDED");
  EXPECT_EQ(made.verdicts(0).subject(), kConvention);
  EXPECT_EQ(made.verdicts(1).verdict(), v1::OFFER_VERDICT_OFFERED);
  EXPECT_EQ(made.verdicts(2).reason(), "TRANSITION_REFUSED");
  EXPECT_EQ(made.verdicts(2).subject(), "OFFERED");
  EXPECT_EQ(FreeCount(), kSeats - 1);
}

TEST_F(Batch, WhoWaitsComesBeforeTheBatch) {
  v1::MakeOffersRequest first = Offers(kSeats);
  ValueOrThrow(Calls().MakeOffers(first));
  v1::WaitlistApplicationRequest wait;
  wait.set_name(applications_[21]);
  wait.set_track(kBlended);
  ValueOrThrow(Calls().WaitlistApplication(wait));
  server_.environment().Advance(absl::Hours(24 * 30));
  v1::MakeOffersRequest next = Offers(kSeats + 2);
  next.mutable_offers()->DeleteSubrange(1, kSeats);

  const auto made = ValueOrThrow(Calls().MakeOffers(next));

  EXPECT_EQ(made.offered_count(), 2);
  EXPECT_EQ(Get(applications_[21]).state(), v1::APPLICATION_STATE_OFFERED);
  EXPECT_EQ(FreeCount(), kSeats - 3);
}

TEST_F(Batch, EightAtOnceNeverOversell) {
  constexpr int kRunners = 8;
  std::atomic<std::int64_t> offered_count = 0;
  std::atomic<int> failed_count = 0;
  std::barrier together(kRunners);
  std::vector<std::thread> runners;
  for (int runner = 0; runner < kRunners; ++runner) {
    runners.emplace_back([&, runner] {
      v1::MakeOffersRequest request = Offers(24);
      std::rotate(request.mutable_offers()->begin(), request.mutable_offers()->begin() + 3 * runner,
                  request.mutable_offers()->end());
      together.arrive_and_wait();
      const auto made = Calls().MakeOffers(request);
      if (!made) {
        ++failed_count;
      } else {
        offered_count += made->offered_count();
      }
    });
  }
  for (std::thread& runner : runners) runner.join();

  EXPECT_EQ(failed_count, 0);
  EXPECT_EQ(offered_count, kSeats);
  EXPECT_EQ(FreeCount(), 0);
}

}  // namespace
}  // namespace ecloserie::tests

#include <gmock/gmock.h>

#include "end_to_end.h"
#include "samples.h"

namespace ecloserie::testing {
namespace {

using ::testing::HasSubstr;

TEST_F(EndToEnd, AGridIsPutFromItsCriteria) {
  server_.put_scoring_grid.Set([](int, const v1::PutScoringGridRequest& request,
                                  v1::ScoringGrid& grid, grpc::ServerContext&) {
    grid.set_cohort(request.cohort());
    *grid.mutable_criteria() = request.criteria();
    return grpc::Status::OK;
  });

  const auto finished =
      Run("grid put promo-1 --criterion 'motivation:3:10:Drive: why, and why now' --criterion "
          "logic:2:8");
  const auto unread = Run("grid put promo-1 --criterion logic");

  EXPECT_EQ(finished.exit_code, 0) << finished.err;
  EXPECT_THAT(finished.out, HasSubstr("  SLUG        WEIGHT  POINTS  TITLE\n"
                                      "  motivation       3      10  Drive: why, and why now\n"
                                      "  logic            2       8  logic\n"));
  EXPECT_EQ(unread.exit_code, 2);
}

TEST_F(EndToEnd, PointsAreGivenByCriterion) {
  server_.score_application.Set(
      [](int, const v1::ScoreApplicationRequest& request, v1::Score& score, grpc::ServerContext&) {
        *score.mutable_points() = request.points();
        score.set_total(36);
        return grpc::Status::OK;
      });

  const auto finished = Run("application score a1 --points motivation=8,logic=6");

  EXPECT_EQ(finished.exit_code, 0) << finished.err;
  EXPECT_EQ(server_.score_application.seen()[0].points(1).points(), 6);
}

// Three who tie in rank 2, and one whom nobody has read.
v1::GetRankingResponse SampleRanking() {
  v1::GetRankingResponse ranking;
  for (int i = 1; i <= 5; ++i) {
    v1::RankedApplication& ranked = *ranking.add_ranked();
    v1::Application& application = *ranked.mutable_application();
    application.set_name("schools/boitron/applications/06d2k3m4n5p6q7r8s9t0v1w2x" +
                         std::to_string(i));
    application.mutable_applicant()->set_family_name("Durand");
    application.mutable_applicant()->set_given_name("Amélie " + std::to_string(i));
    application.set_state(i == 1 ? v1::APPLICATION_STATE_OFFERED : v1::APPLICATION_STATE_IN_REVIEW);
    if (i == 5) continue;
    ranked.set_rank(i == 1 ? 1 : 2);
    ranked.set_score_hundredths(i == 1 ? 4'650 : 3'600);
    ranked.set_readers_count(2);
    ranked.set_spread_hundredths(400);
    if (i > 1) ranked.set_tie_size(3);
  }
  return ranking;
}

TEST_F(EndToEnd, ARankingMarksTiesAndIsExportedWhole) {
  server_.get_ranking.Answers(SampleRanking());

  const auto table = Run("application ranking --cohort promo-1");
  const auto csv = Run("application ranking --cohort promo-1 -o csv");

  EXPECT_EQ(table.exit_code, 0) << table.err;
  EXPECT_THAT(table.out,
              HasSubstr("RANK  SCORE  READERS  SPREAD  STATE      APPLICANT        NAME\n"
                        "   1  46.50        2    4.00  OFFERED    Durand Amélie 1  06d2k3m4"));
  EXPECT_THAT(table.out, HasSubstr("\n  =2  36.00        2    4.00  IN_REVIEW  Durand"));
  EXPECT_THAT(csv.out, HasSubstr("rank,tie_size,score_hundredths,readers_count"));
  EXPECT_THAT(csv.out, HasSubstr("\n2,3,3600,2,400,schools/boitron/applications/06d2k3m4"));
}

// The pool has one seat left.
grpc::Status OfferOne(int, const v1::MakeOffersRequest& request, v1::MakeOffersResponse& answer,
                      grpc::ServerContext&) {
  for (const v1::SeatOffer& offer : request.offers()) {
    const bool is_first = answer.verdicts().empty();
    v1::SeatOfferVerdict& verdict = *answer.add_verdicts();
    verdict.set_application(offer.application());
    verdict.set_verdict(is_first ? v1::OFFER_VERDICT_OFFERED : v1::OFFER_VERDICT_REFUSED);
    if (is_first) continue;
    verdict.set_reason("SEATS_EXHAUSTED");
    verdict.set_subject(offer.track());
  }
  answer.set_offered_count(1);
  answer.set_refused_count(answer.verdicts_size() - 1);
  return grpc::Status::OK;
}

TEST_F(EndToEnd, SeatsAreOfferedToTheBestWhoAreToBeDecided) {
  server_.get_ranking.Answers(SampleRanking());
  server_.make_offers.Set(OfferOne);

  const auto finished =
      Run("application offer-batch --cohort promo-1 --track blended --top 2 --dry-run");

  EXPECT_EQ(finished.exit_code, 9);
  EXPECT_THAT(finished.out, HasSubstr("RANK  VERDICT          SUBJECT          APPLICANT "));
  EXPECT_THAT(finished.out, HasSubstr("\n  =2  OFFERED                           Durand Amélie 2"));
  EXPECT_THAT(finished.out, HasSubstr("\n  =2  SEATS_EXHAUSTED  promo-1/blended  Durand Amélie 3"));
  EXPECT_EQ(finished.err,
            "2 rows: 1 offered, 1 refused\n"
            "no seat of promo-1/blended is left for row 2\n"
            "a tie is parted: 1 of the 3 of rank 2\n"
            "dry run: nothing was written\n");
  const auto request = server_.make_offers.seen()[0];
  EXPECT_TRUE(request.validate_only());
  EXPECT_EQ(request.mode(), v1::OFFER_MODE_AS_FAR_AS_POSSIBLE);
  EXPECT_EQ(request.offers(0).track(), "schools/boitron/cohorts/promo-1/tracks/blended");
  EXPECT_THAT(request.offers(0).application(), ::testing::EndsWith("x2"));
}

TEST_F(EndToEnd, SeatsAreOfferedToWhomIsNamed) {
  server_.get_ranking.Answers(SampleRanking());
  server_.make_offers.Set(OfferOne);
  const std::string batch = "application offer-batch --cohort promo-1 --track promo-1/blended ";

  const auto finished = Run(batch + "--agreement region a9 --all-or-nothing -o name");
  const auto nobody = Run(batch);
  const auto both = Run(batch + "a9 --top 3");

  EXPECT_EQ(finished.exit_code, 0) << finished.err;
  EXPECT_EQ(finished.out, "schools/boitron/applications/a9\n");
  const auto request = server_.make_offers.seen()[0];
  EXPECT_EQ(request.mode(), v1::OFFER_MODE_ALL_OR_NOTHING);
  EXPECT_EQ(request.offers(0).agreements(0), "schools/boitron/agreements/region");
  EXPECT_EQ(nobody.exit_code, 2);
  EXPECT_EQ(both.exit_code, 2);
}

}  // namespace
}  // namespace ecloserie::testing

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "samples.h"
#include "scripted_server.h"

namespace ecloserie::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

struct Finished {
  int exit_code;
  std::string out;
  std::string err;
};

// The built binary against the scripted server, in the server's directory.
class EndToEnd : public ::testing::Test {
 protected:
  Finished Run(const std::string& arguments, const std::string& stdin_text = "") {
    Write("in", stdin_text);
    const std::string& home = server_.directory();
    const std::string command = "cd " + home + " && env -u COLUMNS ECLOSERIE_SCHOOL=boitron " +
                                "ECLOSERIE_ENDPOINT=" + server_.endpoint() + " " + kBinary + " " +
                                arguments + " <in >out 2>err";
    const int status = std::system(command.c_str());  // NOLINT(cert-env33-c): a shell redirects
    return {.exit_code = WEXITSTATUS(status), .out = Read("out"), .err = Read("err")};
  }

  void Write(const std::string& name, const std::string& text) {
    std::ofstream(server_.directory() + "/" + name, std::ios::binary) << text;
  }

  ScriptedServer server_;

 private:
  static constexpr const char* kBinary = ECLOSERIE_CLI_BINARY;

  std::string Read(const std::string& name) {
    std::ifstream file(server_.directory() + "/" + name, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
  }
};

TEST_F(EndToEnd, AListIsDataOnStdoutAndTalkOnStderr) {
  server_.list_schools.Set(
      [](int, const v1::ListSchoolsRequest&, v1::ListSchoolsResponse& page, grpc::ServerContext&) {
        for (int i = 0; i < 3; ++i) page.add_schools()->set_name("schools/s" + std::to_string(i));
        return grpc::Status::OK;
      });

  const auto finished = Run("school list -o name --limit 2");

  EXPECT_EQ(finished.exit_code, 0);
  EXPECT_EQ(finished.out, "schools/s0\nschools/s1\n");
  EXPECT_EQ(finished.err, "only the first 2 are shown; see --limit\n");
}

TEST_F(EndToEnd, ARefusalHasItsExitCodeAndItsReason) {
  server_.accept_offer.Refuses(Refusal({.message = "the offer ran out",
                                        .reason = "OFFER_EXPIRED",
                                        .metadata = {{"expired_at", "2015-05-01T00:00:00Z"}}}));

  const auto finished = Run("application accept a1");

  EXPECT_EQ(finished.exit_code, 6);
  EXPECT_EQ(finished.out, "");
  EXPECT_EQ(finished.err,
            "error: the offer ran out\n"
            "  reason: OFFER_EXPIRED  expired_at=2015-05-01T00:00:00Z\n");
}

TEST_F(EndToEnd, FieldProblemsNameTheirFlags) {
  server_.submit_application.Refuses(Refusal({.code = grpc::StatusCode::INVALID_ARGUMENT,
                                              .reason = "FIELD_INVALID",
                                              .fields = {{"applicant.born_on", "no such day"}}}));

  const auto finished = Run("application submit --cohort promo-1 --born-on 1990-02-31");

  EXPECT_EQ(finished.exit_code, 6);
  EXPECT_THAT(finished.err, HasSubstr("  field applicant.born_on (--born-on): no such day\n"));
}

TEST_F(EndToEnd, OneFailureOfSeveralLeavesItPartlyDone) {
  server_.accept_offer.Set([](int, const v1::AcceptOfferRequest& request,
                              v1::Application& application, grpc::ServerContext&) {
    application.set_name(request.name());
    return request.name().ends_with("/a2") ? Refusal({.message = "too late"}) : grpc::Status::OK;
  });

  const auto finished = Run("application accept - -o name", "a1\na2\n\na3\n");

  EXPECT_EQ(finished.exit_code, 9);
  EXPECT_EQ(finished.out, "schools/boitron/applications/a1\nschools/boitron/applications/a3\n");
  EXPECT_THAT(finished.err, HasSubstr("a2: too late"));
}

TEST_F(EndToEnd, ErrorsAreJsonWhenAsked) {
  server_.get_school.Refuses(
      Refusal({.code = grpc::StatusCode::NOT_FOUND, .reason = "RESOURCE_MISSING"}));

  const auto missing = Run("school get nowhere -o json");
  const auto unknown = Run("school got nowhere -o json");

  EXPECT_EQ(missing.exit_code, 3);
  EXPECT_THAT(missing.err, HasSubstr(R"("reason":"RESOURCE_MISSING")"));
  EXPECT_EQ(unknown.exit_code, 2);
  EXPECT_THAT(unknown.err, HasSubstr(R"("code":"USAGE")"));
}

TEST_F(EndToEnd, ADryRunAsksForTheVerdictOnly) {
  server_.accept_offer.Answers(SampleApplication());

  const auto finished = Run("application accept a1 --dry-run --quiet");
  const auto read = Run("school get --dry-run");

  EXPECT_EQ(finished.exit_code, 0);
  EXPECT_TRUE(server_.accept_offer.seen()[0].validate_only());
  EXPECT_EQ(read.exit_code, 2);
}

TEST_F(EndToEnd, ARegisterIsFoundAndRecorded) {
  v1::ListSessionsResponse sessions;
  *sessions.add_sessions() = SampleRegister().session();
  server_.list_sessions.Answers(sessions);
  server_.get_register.Answers(SampleRegister());
  server_.record_register.Answers(SampleRegister());

  const auto finished =
      Run("register record --track promo-1/blended --date 2015-05-04 --slot am "
          "--absent durand --late 'MARTIN C=15' --left-early e3=20 --partial DURANDEAU=90");

  EXPECT_EQ(finished.exit_code, 0) << finished.err;
  EXPECT_EQ(server_.list_sessions.seen()[0].slot(), v1::SLOT_AM);
  const auto request = server_.record_register.seen()[0];
  EXPECT_EQ(request.session(), SampleRegister().session().name());
  EXPECT_EQ(request.etag(), "etag-7");
  ASSERT_THAT(request.exceptions(), SizeIs(3));
  EXPECT_EQ(request.exceptions(0).enrolment(), "schools/boitron/enrolments/e1");
  EXPECT_EQ(request.exceptions(0).presence(), v1::PRESENCE_ABSENT);
  EXPECT_EQ(request.exceptions(1).minutes_late(), 15);
  EXPECT_EQ(request.exceptions(1).minutes_left_early(), 20);
  EXPECT_EQ(request.exceptions(2).presence(), v1::PRESENCE_PARTIAL);
}

TEST_F(EndToEnd, AnAmbiguousTraineeIsAskedBack) {
  server_.get_register.Answers(SampleRegister());

  const auto finished = Run("register record s1 --absent MARTIN");

  EXPECT_EQ(finished.exit_code, 2);
  EXPECT_THAT(finished.err, HasSubstr("MARTIN Chloé"));
  EXPECT_THAT(finished.err, HasSubstr("MARTIN Léo"));
  EXPECT_THAT(server_.record_register.seen(), IsEmpty());
}

TEST_F(EndToEnd, AnImportSaysWhatBecameOfTheRows) {
  Write("people.csv",
        "external_ref;family_name;given_name;born_on;email\r\n"
        "r-1;Durand;Amélie;28/02/1990;a@example.org\r\n"
        "r-2;Martin;Léo;31/02/1990;b@example.org\r\n");
  server_.import_applications.Set([](int, const v1::ImportApplicationsRequest& request,
                                     v1::ImportApplicationsResponse& answer, grpc::ServerContext&) {
    auto& good = *answer.add_verdicts();
    good.set_line(request.rows(0).line());
    good.set_verdict(v1::ROW_VERDICT_CREATED);
    auto& bad = *answer.add_verdicts();
    bad.set_line(request.rows(1).line());
    bad.set_verdict(v1::ROW_VERDICT_REFUSED);
    bad.set_field("born_on");
    bad.set_rule("no such day");
    answer.set_created_count(1);
    answer.set_refused_count(1);
    return grpc::Status::OK;
  });

  const auto finished =
      Run("application import people.csv --cohort promo-1 --delimiter ';' --dates dmy --mode good");

  EXPECT_EQ(finished.exit_code, 9);
  EXPECT_EQ(finished.err, "2 rows: 1 created, 0 unchanged, 1 refused\n");
  EXPECT_EQ(finished.out,
            "LINE  VERDICT  FIELD    RULE\n"
            "   3  REFUSED  born_on  no such day\n");
}

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

TEST_F(EndToEnd, AnImportNamesTheRowsThatProbablyAppliedBefore) {
  Write("people.csv",
        "external_ref;family_name;given_name;born_on;email\r\n"
        "r-1;Durand;Amélie;1990-02-28;a@example.org\r\n"
        "r-2;Durant;Amélie;1990-02-28;b@example.org\r\n");
  server_.import_applications.Set([](int, const v1::ImportApplicationsRequest& request,
                                     v1::ImportApplicationsResponse& answer, grpc::ServerContext&) {
    for (const v1::ApplicationRow& row : request.rows()) {
      auto& verdict = *answer.add_verdicts();
      verdict.set_line(row.line());
      verdict.set_verdict(v1::ROW_VERDICT_CREATED);
      verdict.set_application("schools/boitron/applications/a" + std::to_string(row.line()));
    }
    answer.mutable_verdicts(1)->add_resembles("schools/boitron/applications/a2");
    answer.set_created_count(2);
    return grpc::Status::OK;
  });

  const auto finished =
      Run("application import people.csv --cohort promo-1 --dates iso --mode all --delimiter ';'");

  EXPECT_EQ(finished.exit_code, 0);
  EXPECT_EQ(finished.err, "2 rows: 2 created, 0 unchanged, 0 refused; 1 probably applied before\n");
  EXPECT_EQ(finished.out,
            "LINE  VERDICT  APPLICATION  ALIKE\n"
            "   3  CREATED  a3           1\n");
}

TEST_F(EndToEnd, ASeatIsFundedFromSeveralSources) {
  server_.allocate_seat.Answers({});

  const auto finished =
      Run("allocation make e1 --fund atelier-vert=1500 --agreement region=2500.50 "
          "--expire-time 2015-05-20T12:00:00Z");

  EXPECT_EQ(finished.exit_code, 0) << finished.err;
  const auto request = server_.allocate_seat.seen()[0];
  ASSERT_THAT(request.sources(), SizeIs(2));
  EXPECT_EQ(request.sources(0).fund(), "schools/boitron/funds/atelier-vert");
  EXPECT_EQ(request.sources(0).amount().cents(), 150000);
  EXPECT_EQ(request.sources(1).agreement(), "schools/boitron/agreements/region");
  EXPECT_EQ(request.sources(1).amount().cents(), 250050);
}

TEST_F(EndToEnd, AnUnreachableServerIsToldSoon) {
  server_.Stop();

  const auto finished = Run("school list --quiet");

  EXPECT_EQ(finished.exit_code, 7);
  EXPECT_THAT(finished.err, HasSubstr("unreachable"));
}

TEST_F(EndToEnd, AnUnknownOutcomeGivesTheRequestId) {
  server_.accept_offer.Refuses(Refusal(
      {.code = grpc::StatusCode::UNAVAILABLE, .message = "perhaps", .reason = "OUTCOME_UNKNOWN"}));

  const auto finished = Run("application accept a1 --request-id mine --quiet");

  EXPECT_EQ(finished.exit_code, 7);
  EXPECT_THAT(finished.err, HasSubstr("--request-id mine"));
}

}  // namespace
}  // namespace ecloserie::testing

#include "end_to_end.h"

#include <gmock/gmock.h>

#include <algorithm>

#include "samples.h"

namespace ecloserie::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

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

TEST_F(EndToEnd, AListAsCsvIsWholeUnlessLimited) {
  server_.list_schools.Set(
      [](int, const v1::ListSchoolsRequest&, v1::ListSchoolsResponse& page, grpc::ServerContext&) {
        for (int i = 0; i < 150; ++i) page.add_schools()->set_name("schools/s" + std::to_string(i));
        return grpc::Status::OK;
      });
  const auto lines = [](const std::string& text) {
    return std::count(text.begin(), text.end(), '\n');
  };

  EXPECT_EQ(lines(Run("school list -o name").out), 100);
  EXPECT_EQ(lines(Run("school list -o csv").out), 151);
  EXPECT_EQ(lines(Run("school list -o csv --limit 7").out), 8);
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

TEST_F(EndToEnd, AGridShowsWhatWasCancelledAndWhoWasNotOnTheRegister) {
  v1::Register morning = SampleRegister();
  morning.mutable_marks()->DeleteSubrange(2, 2);
  v1::Session afternoon = morning.session();
  afternoon.set_slot(v1::SLOT_PM);
  afternoon.set_name("schools/boitron/sessions/pm");
  v1::Register next_day = SampleRegister();
  next_day.mutable_session()->mutable_date()->set_day(5);
  next_day.mutable_session()->set_name("schools/boitron/sessions/next");
  next_day.mutable_marks(3)->set_presence(v1::PRESENCE_ABSENT);
  v1::ListSessionsResponse sessions;
  *sessions.add_sessions() = morning.session();
  *sessions.add_sessions() = afternoon;
  sessions.mutable_sessions(1)->set_state(v1::SESSION_STATE_CANCELLED);
  *sessions.add_sessions() = next_day.session();
  server_.list_sessions.Answers(sessions);
  server_.get_register.Set(
      [=](int, const v1::GetRegisterRequest& request, v1::Register& answer, grpc::ServerContext&) {
        answer = request.session() == morning.session().name() ? morning : next_day;
        return grpc::Status::OK;
      });

  const auto shown = Run("register show --track promo-1/blended --from 2015-05-04 --to 2015-05-08");

  EXPECT_THAT(shown.out, ::testing::StartsWith("                2015-05-04\n"
                                               "                Mo Tu\n"
                                               "TRAINEE         04 05\n"
                                               "DURAND Amélie   ·- ·\n"
                                               "DURANDEAU Paul  ·- ·\n"
                                               "MARTIN Chloé     - ·\n"
                                               "MARTIN Léo       - A\n"));
  EXPECT_THAT(server_.get_register.seen(), SizeIs(2));
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

#include "print.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "command.h"
#include "display_width.h"
#include "ecloserie/v1/access_service.pb.h"
#include "ecloserie/v1/ledger.pb.h"
#include "samples.h"

namespace ecloserie::cli {
namespace {

using testing::Copies;
using testing::SampleApplication;
using testing::SampleDashboard;
using testing::SampleFund;
using testing::SampleRegister;

std::string Print(const char* noun, const char* verb, const Answers& answers,
                  const PrintOptions& options) {
  const auto table = AllCommands();
  const Command& command = *FindCommand(table, noun, verb);
  std::ostringstream out;
  PrintAnswers(out, command.method, command.view, answers, command.method.is_list, options);
  return out.str();
}

TEST(Print, ShowsAListAsATableOfShortNames) {
  EXPECT_EQ(Print("application", "list", Copies(SampleApplication(), 2), {}),
            "NAME                        STATE    APPLICANT      REFERENCE\n"
            "01j0000000000000000000000a  OFFERED  Durand Amélie  r-1\n"
            "01j0000000000000000000000a  OFFERED  Durand Amélie  r-1\n");
}

TEST(Print, CutsTheWidestColumnsToTheWidth) {
  EXPECT_EQ(Print("application", "list", Copies(SampleApplication(), 1), {.width = 50}),
            "NAME             STATE    APPLICANT      REFERENCE\n"
            "01j00000000000…  OFFERED  Durand Amélie  r-1\n");
}

TEST(Print, SetsNumbersRight) {
  EXPECT_EQ(Print("fund", "list", Copies(SampleFund(), 1), {}),
            "NAME              RECEIVED      RESERVED     CONFIRMED     AVAILABLE\n"
            "atelier-vert  1,500.00 EUR  1,500.00 EUR  1,500.00 EUR  1,500.00 EUR\n");
}

TEST(Print, ShowsOneResourceAsLines) {
  EXPECT_EQ(Print("application", "get", Copies(SampleApplication(), 1), {}),
            "name:               schools/boitron/applications/01j0000000000000000000000a\n"
            "cohort:             promo-1\n"
            "applicant:          Durand Amélie\n"
            "external ref:       r-1\n"
            "wished tracks:      blended, remote\n"
            "state:              OFFERED\n"
            "funding agreements: agreements/region\n"
            "offer expire time:  2015-05-20T12:00:00Z\n");
}

TEST(Print, ShowsTheWantedFields) {
  EXPECT_EQ(Print("application", "list", Copies(SampleApplication(), 1),
                  {.fields = {"external_ref", "applicant.born_on"}}),
            "EXTERNAL REF  APPLICANT.BORN ON\n"
            "r-1           1990-02-28\n");
}

TEST(Print, WritesJsonWithEveryScalar) {
  EXPECT_EQ(Print("application", "get", Copies(SampleApplication(), 1),
                  {.format = OutputFormat::kJson,
                   .fields = {"name", "applicant.born_on", "wished_tracks", "state", "score",
                              "reason_code", "offer_expire_time"}}),
            "{\n"
            "  \"name\": \"schools/boitron/applications/01j0000000000000000000000a\",\n"
            "  \"applicant\": {\n"
            "    \"born_on\": \"1990-02-28\"\n"
            "  },\n"
            "  \"wished_tracks\": [\n"
            "    \"blended\",\n"
            "    \"remote\"\n"
            "  ],\n"
            "  \"state\": \"OFFERED\",\n"
            "  \"offer_expire_time\": \"2015-05-20T12:00:00Z\",\n"
            "  \"reason_code\": \"\"\n"
            "}\n");
}

TEST(Print, WritesMoneyInWholeCents) {
  EXPECT_EQ(Print("fund", "get", Copies(SampleFund(), 1),
                  {.format = OutputFormat::kJsonLines, .fields = {"name", "received"}}),
            R"({"name":"schools/boitron/funds/atelier-vert",)"
            R"("received":{"currency_code":"EUR","cents":150000}})"
            "\n");
}

TEST(Print, WritesAnEmptyListAsAnEmptyArray) {
  EXPECT_EQ(Print("fund", "list", {}, {.format = OutputFormat::kJson}), "[]\n");
}

TEST(Print, WritesCsvWithDottedPaths) {
  EXPECT_EQ(Print("fund", "list", Copies(SampleFund(), 1),
                  {.format = OutputFormat::kCsv, .fields = {"name", "received"}}),
            "name,received.currency_code,received.cents\r\n"
            "schools/boitron/funds/atelier-vert,EUR,150000\r\n");
}

TEST(Print, WritesTheHeaderOfAnEmptyCsv) {
  EXPECT_EQ(Print("party", "list", {}, {.format = OutputFormat::kCsv}),
            "name,kind,display_name,etag,is_supplier\r\n");
}

TEST(Print, WritesNamesOnePerLine) {
  EXPECT_EQ(Print("fund", "list", Copies(SampleFund(), 2), {.format = OutputFormat::kName}),
            "schools/boitron/funds/atelier-vert\n"
            "schools/boitron/funds/atelier-vert\n");
}

TEST(Print, ShowsADashboardInEightyColumns) {
  const std::string text = Print("report", "cohort", Copies(SampleDashboard(), 1), {.width = 80});

  EXPECT_EQ(text,
            "cohort:       promo-1\n"
            "title:        Promo 1, Boitron\n"
            "applications: 104\n"
            "record of:    boitron at 412\n"
            "\n"
            "APPLICATIONS\n"
            "  STATE      COUNT\n"
            "  SUBMITTED     88\n"
            "  ENROLLED      16\n"
            "\n"
            "SEATS\n"
            "  POOL                                     LIMIT  TAKEN  HELD  FREE\n"
            "  promo-1/blended    ███████████████▒▒▒░░      8      6     1     1\n"
            "  agreements/region  ████████████████████     10     10     0     0\n"
            "\n"
            "SESSIONS\n"
            "  TRACK            TRAINEES  PLANNED  OPEN  LOCKED\n"
            "  promo-1/blended         6      120     1      19\n"
            "\n"
            "ATTENDANCE\n"
            "  TRACK               RATE  MINUTES     OF  UNMARKED\n"
            "  promo-1/blended  95.86 %    22950  23940         2\n"
            "\n"
            "FUNDING\n"
            "  price of all seats:   64,000.00 EUR\n"
            "  allocated, promised:  30,000.00 EUR\n"
            "  allocated, received:   9,500.00 EUR\n"
            "  still to find:        24,500.00 EUR\n"
            "  seats funded:         10\n"
            "  seats funded in part: 2\n"
            "  seats without money:  4\n");
}

TEST(Print, ShowsARegister) {
  EXPECT_EQ(Print("register", "get", Copies(SampleRegister(), 1), {.width = 80}),
            "session: 01j0000000000000000000000s\n"
            "track:   promo-1/blended\n"
            "date:    2015-05-04\n"
            "slot:    AM\n"
            "start:   09:00\n"
            "end:     12:30\n"
            "state:   OPEN\n"
            "etag:    etag-7\n"
            "\n"
            "MARKS\n"
            "  TRAINEE         PRESENCE  LATE  EARLY  THERE  ENROLMENT\n"
            "  DURAND Amélie   UNMARKED     0      0      0  e1\n"
            "  DURANDEAU Paul  UNMARKED     0      0      0  e2\n"
            "  MARTIN Chloé    UNMARKED     0      0      0  e3\n"
            "  MARTIN Léo      UNMARKED     0      0      0  e4\n");
}

TEST(Print, ShowsASponsorReport) {
  v1::SponsorReport report;
  report.set_party("schools/boitron/parties/atelier");
  report.set_display_name("Atelier Vert");
  report.mutable_pledged()->set_currency_code("EUR");
  report.mutable_pledged()->set_cents(1'000'000);
  report.mutable_paid()->set_currency_code("EUR");
  report.mutable_paid()->set_cents(50);
  report.mutable_seats()->set_is_suppressed(true);

  EXPECT_EQ(Print("report", "sponsor", Copies(report, 1), {.width = 80}),
            "sponsor: atelier\n"
            "name:    Atelier Vert\n"
            "\n"
            "MONEY\n"
            "  pledged: 10,000.00 EUR\n"
            "  paid:         0.50 EUR\n"
            "\n"
            "TRAINEES\n"
            "  seats: 1 to 4 (suppressed)\n");
}

TEST(Print, WrapsALongValueBetweenItsWords) {
  v1::WhoAmIResponse answer;
  answer.set_principal("lea");
  for (const char* right : {"SCHOOL_READ", "ENROLMENT_READ", "ENROLMENT_WRITE"}) {
    answer.add_permissions(right);
  }

  EXPECT_EQ(Print("access", "whoami", Copies(answer, 1), {.width = 45}),
            "principal:   lea\n"
            "permissions: SCHOOL_READ, ENROLMENT_READ,\n"
            "             ENROLMENT_WRITE\n");
}

TEST(Print, LeavesOutAColumnInWhichNothingStands) {
  v1::Application application = SampleApplication();
  application.clear_external_ref();

  EXPECT_EQ(Print("application", "list", Copies(application, 1), {}),
            "NAME                        STATE    APPLICANT\n"
            "01j0000000000000000000000a  OFFERED  Durand Amélie\n");
}

TEST(Print, CountsTheApplicationsThatAreAlikeAndNamesThoseOfOne) {
  v1::Application application = SampleApplication();
  auto& alike = *application.add_resemblances();
  alike.set_application("schools/boitron/applications/01j0000000000000000000000b");
  alike.set_rule(v1::RESEMBLANCE_RULE_ONE_EDIT);

  EXPECT_EQ(Print("application", "list", Copies(application, 1), {.width = 80}),
            "NAME                        STATE    APPLICANT      REFERENCE  ALIKE\n"
            "01j0000000000000000000000a  OFFERED  Durand Amélie  r-1        1\n");
  EXPECT_THAT(Print("application", "get", Copies(application, 1), {.width = 80}),
              ::testing::HasSubstr("resemblances:\n"
                                   "  APPLICATION                 RULE\n"
                                   "  01j0000000000000000000000b  ONE_EDIT\n"));
}

TEST(Print, ShowsNestedMessagesAsBlocks) {
  v1::VerifyLedgerResponse answer;
  answer.set_entries_count(7);
  auto& breach = *answer.add_breaches();
  breach.set_equation("ENTRY_SUMS_TO_ZERO");
  breach.set_row("entries/3");
  breach.set_expected_cents(0);
  breach.set_stored_cents(100);

  EXPECT_EQ(Print("ledger", "verify", Copies(answer, 1), {.width = 80}),
            "entries count:  7\n"
            "accounts count: 0\n"
            "breaches:\n"
            "  EQUATION            ROW        EXPECTED CENTS  STORED CENTS\n"
            "  ENTRY_SUMS_TO_ZERO  entries/3               0           100\n");
}

TEST(JudgePrint, NamesTheFieldsThatExist) {
  const auto table = AllCommands();
  const Command& command = *FindCommand(table, "party", "list");

  const auto failure = JudgePrint(command.method, command.view, {.fields = {"nmae"}});

  ASSERT_TRUE(failure);
  EXPECT_EQ(failure->exit_code, kUsage);
  EXPECT_EQ(failure->error.message,
            "there is no field nmae; there are: name kind display_name etag is_supplier");
}

TEST(DisplayWidth, CountsColumnsNotBytes) {
  EXPECT_EQ(DisplayWidth("Amélie"), 6);
  EXPECT_EQ(DisplayWidth("日本"), 4);
  EXPECT_EQ(CutToWidth("Amélie-Rose", 6), "Améli…");
}

TEST(Printable, LeavesNothingThatATerminalObeys) {
  EXPECT_EQ(Printable("a\x1b[31mb\nc"), "a [31mb c");
}

}  // namespace
}  // namespace ecloserie::cli

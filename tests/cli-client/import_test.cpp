#include "import.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "ecloserie/v1/enrolment_service.pb.h"

namespace ecloserie::cli {
namespace {

using ::testing::HasSubstr;
using ::testing::SizeIs;

const std::string kHeader = "external_ref;family_name;given_name;born_on;email\n";

// Reads `text` from stdin with these declarations.
class Import {
 public:
  explicit Import(const std::string& text) : in_(text) {}

  FlagTexts flags = {{"FILE", {"-"}}, {"delimiter", {";"}}, {"dates", {"iso"}}, {"mode", {"all"}}};
  v1::ImportApplicationsRequest request;

  std::optional<Failure> Read() { return ReadImport(context_, flags, request); }
  ExitCode SumUp(v1::ImportApplicationsResponse& answer) {
    return SumUpImport(context_, flags, answer);
  }
  std::string talk() const { return talk_.str(); }

 private:
  std::istringstream in_;
  std::ostringstream talk_;
  Client client_ = *Client::Make({.endpoint = "unix:unused"});
  Context context_{.client = client_,
                   .school = "boitron",
                   .format = OutputFormat::kTable,
                   .in = in_,
                   .talk = talk_};
};

TEST(ReadImport, SendsEveryValueAsTheFileHasIt) {
  Import import("\xEF\xBB\xBF" + kHeader + "r-1;Durand;Amélie;31/02/1990;not an address\r\n");

  ASSERT_FALSE(import.Read());

  ASSERT_THAT(import.request.rows(), SizeIs(1));
  EXPECT_EQ(import.request.rows(0).line(), 2);
  EXPECT_EQ(import.request.rows(0).given_name(), "Amélie");
  EXPECT_EQ(import.request.rows(0).born_on(), "31/02/1990");
  EXPECT_EQ(import.request.date_format(), v1::DATE_FORMAT_ISO);
  EXPECT_EQ(import.request.mode(), v1::IMPORT_MODE_ALL_OR_NOTHING);
}

TEST(ReadImport, NamesAMissingColumn) {
  const auto failure = Import("external_ref;family_name;given_name;email\n").Read();

  ASSERT_TRUE(failure);
  EXPECT_EQ(failure->exit_code, kRefused);
  EXPECT_THAT(failure->error.message, HasSubstr("born_on"));
}

TEST(ReadImport, NamesAnUnknownColumn) {
  const auto failure = Import(kHeader.substr(0, kHeader.size() - 1) + ";shoe_size\n").Read();

  ASSERT_TRUE(failure);
  EXPECT_EQ(failure->exit_code, kRefused);
  EXPECT_THAT(failure->error.message, HasSubstr("shoe_size"));
}

TEST(ReadImport, NamesTheLineWithTooFewColumns) {
  const auto failure = Import(kHeader + "r-1;Durand\n").Read();

  ASSERT_TRUE(failure);
  EXPECT_THAT(failure->error.message, HasSubstr("line 2 has 2 columns"));
}

TEST(ReadImport, RefusesMoreRowsThanOneRequestTakes) {
  std::string text = kHeader;
  for (int i = 0; i < 2001; ++i) text += "r;f;g;2000-01-01;e\n";
  const auto failure = Import(text).Read();

  ASSERT_TRUE(failure);
  EXPECT_THAT(failure->error.message, HasSubstr("2001 rows"));
}

class Undeclared : public ::testing::TestWithParam<const char*> {};

TEST_P(Undeclared, IsAUsageError) {
  Import import(kHeader);
  import.flags.erase(GetParam());

  const auto failure = import.Read();

  ASSERT_TRUE(failure);
  EXPECT_EQ(failure->exit_code, kUsage);
  EXPECT_THAT(failure->error.message, HasSubstr("--" + std::string(GetParam())));
}

INSTANTIATE_TEST_SUITE_P(Declarations, Undeclared, ::testing::Values("delimiter", "dates", "mode"));

v1::ImportApplicationsResponse AnswerOf(std::vector<v1::RowVerdict> verdicts) {
  v1::ImportApplicationsResponse answer;
  for (const v1::RowVerdict verdict : verdicts) answer.add_verdicts()->set_verdict(verdict);
  const auto count = [&](v1::RowVerdict verdict) {
    return std::count(verdicts.begin(), verdicts.end(), verdict);
  };
  answer.set_created_count(count(v1::ROW_VERDICT_CREATED));
  answer.set_unchanged_count(count(v1::ROW_VERDICT_UNCHANGED));
  answer.set_refused_count(count(v1::ROW_VERDICT_REFUSED));
  answer.set_held_back_count(count(v1::ROW_VERDICT_HELD_BACK));
  return answer;
}

TEST(SumUpImport, IsDoneWhenNothingWasRefused) {
  auto answer = AnswerOf({v1::ROW_VERDICT_CREATED, v1::ROW_VERDICT_UNCHANGED});
  Import import("");

  EXPECT_EQ(import.SumUp(answer), kDone);

  EXPECT_EQ(import.talk(), "2 rows: 1 created, 1 unchanged, 0 refused\n");
  EXPECT_THAT(answer.verdicts(), SizeIs(0));
}

TEST(SumUpImport, IsPartlyDoneWhenSomeWereFiled) {
  auto answer = AnswerOf({v1::ROW_VERDICT_CREATED, v1::ROW_VERDICT_REFUSED});
  Import import("");

  EXPECT_EQ(import.SumUp(answer), kPartlyDone);

  EXPECT_THAT(answer.verdicts(), SizeIs(1));
}

TEST(SumUpImport, IsRefusedWhenNothingWasFiled) {
  auto answer = AnswerOf({v1::ROW_VERDICT_HELD_BACK, v1::ROW_VERDICT_REFUSED});
  Import import("");

  EXPECT_EQ(import.SumUp(answer), kRefused);

  EXPECT_EQ(import.talk(), "2 rows: 0 created, 0 unchanged, 1 refused, 1 held back\n");
}

TEST(SumUpImport, ShowsEveryRowWhenAsked) {
  auto answer = AnswerOf({v1::ROW_VERDICT_CREATED});
  Import import("");
  import.flags["all-rows"] = {"true"};

  import.SumUp(answer);

  EXPECT_THAT(answer.verdicts(), SizeIs(1));
}

}  // namespace
}  // namespace ecloserie::cli

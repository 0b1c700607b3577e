#include "arguments.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace ecloserie::cli {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

const std::vector<Command>& TheTable() {
  static const std::vector<Command> table = AllCommands();
  return table;
}

Invocation Understood(const std::vector<std::string>& arguments) {
  const Parsed parsed = ParseArguments(arguments, TheTable());
  const auto* failure = std::get_if<Failure>(&parsed);
  EXPECT_EQ(failure, nullptr) << failure->error.message;
  return std::get<Invocation>(parsed);
}

std::string Problem(const std::vector<std::string>& arguments) {
  const Parsed parsed = ParseArguments(arguments, TheTable());
  const auto* failure = std::get_if<Failure>(&parsed);
  if (failure == nullptr) return "understood";
  EXPECT_EQ(failure->exit_code, kUsage);
  return failure->error.message;
}

std::string TextFor(const std::vector<std::string>& arguments) {
  return std::get<Text>(ParseArguments(arguments, TheTable())).text;
}

TEST(Arguments, TakeGlobalFlagsOnBothSidesOfTheVerb) {
  const auto invocation =
      Understood({"--school", "boitron", "cohort", "list", "-o", "json", "--limit", "7"});

  EXPECT_EQ(invocation.command->noun, "cohort");
  EXPECT_EQ(invocation.globals.school, "boitron");
  EXPECT_EQ(invocation.globals.print.format, OutputFormat::kJson);
  EXPECT_EQ(invocation.globals.limit, 7U);
}

TEST(Arguments, LimitAListUnlessItGoesOnAsAFile) {
  EXPECT_EQ(Understood({"cohort", "list"}).globals.limit, 100U);
  EXPECT_EQ(Understood({"cohort", "list", "-o", "csv"}).globals.limit, kWholeList);
  EXPECT_EQ(Understood({"cohort", "list", "-o", "csv", "--limit", "7"}).globals.limit, 7U);
}

TEST(Arguments, TakeTheFilesOfATlsConnection) {
  const auto invocation = Understood({"whoami", "--ca-file", "ca.pem", "--client-certificate",
                                      "client.pem", "--client-key", "client.key"});

  EXPECT_EQ(invocation.globals.client.ca_file, "ca.pem");
  EXPECT_EQ(invocation.globals.client.client_certificate_file, "client.pem");
  EXPECT_EQ(invocation.globals.client.client_key_file, "client.key");
}

TEST(Arguments, TakeSeveralNames) {
  EXPECT_THAT(Understood({"application", "accept", "a1", "a2", "-"}).operands,
              ElementsAre("a1", "a2", "-"));
}

TEST(Arguments, TakeANameThatIsAlsoANoun) {
  EXPECT_THAT(Understood({"fund", "get", "report", "fund"}).operands,
              ElementsAre("report", "fund"));
}

TEST(Arguments, KeepEveryTextOfARepeatedFlag) {
  const auto invocation = Understood(
      {"register", "record", "s1", "--absent", "A", "--absent", "B C", "--late", "D=10"});

  EXPECT_THAT(invocation.flags.at("absent"), ElementsAre("A", "B C"));
  EXPECT_THAT(invocation.flags.at("late"), ElementsAre("D=10"));
}

TEST(Arguments, TakeANegativeAmount) {
  EXPECT_THAT(Understood({"payment", "record", "--amount", "-5.00"}).flags.at("amount"),
              ElementsAre("-5.00"));
}

TEST(Arguments, LeaveOutWhatWasNotTyped) {
  EXPECT_TRUE(Understood({"cohort", "list"}).flags.empty());
}

TEST(Arguments, KnowWhoAmIWithoutItsNoun) {
  EXPECT_EQ(Understood({"whoami"}).command->verb, "whoami");
}

TEST(Arguments, ReadTheTimeoutInSeconds) {
  EXPECT_EQ(Understood({"whoami", "--timeout", "2.5"}).globals.timeout, Millis(2500));
}

TEST(Arguments, RefuseATokenOnTheCommandLine) {
  EXPECT_NE(Problem({"whoami", "--token", "secret"}), "understood");
}

TEST(Arguments, RefuseWhatTheyDoNotKnow) {
  EXPECT_THAT(Problem({"cohorts", "list"}), HasSubstr("no noun cohorts"));
  EXPECT_THAT(Problem({"cohort", "remove"}), HasSubstr("create get list"));
  EXPECT_THAT(Problem({"cohort"}), HasSubstr("create get list"));
  EXPECT_THAT(Problem({}), HasSubstr("NOUN VERB"));
  EXPECT_THAT(Problem({"cohort", "list", "--colour"}), HasSubstr("--colour"));
  EXPECT_THAT(Problem({"cohort", "list", "extra"}), HasSubstr("extra"));
  EXPECT_THAT(Problem({"cohort", "create", "a", "b"}), HasSubstr("b"));
  EXPECT_THAT(Problem({"cohort", "list", "-o", "xml"}), HasSubstr("--output"));
  EXPECT_THAT(Problem({"cohort", "list", "--limit", "0"}), HasSubstr("--limit"));
  EXPECT_THAT(Problem({"cohort", "list", "--timeout", "soon"}), HasSubstr("--timeout"));
}

TEST(Arguments, GiveHelpAtEveryLevel) {
  EXPECT_THAT(TextFor({"--help"}), HasSubstr("Nouns and their verbs"));
  EXPECT_THAT(TextFor({"help"}), HasSubstr("Nouns and their verbs"));
  EXPECT_THAT(TextFor({"cohort", "--help"}), HasSubstr("List a school's cohorts"));
  EXPECT_THAT(TextFor({"cohort", "create", "--help"}), HasSubstr("--starts-on YYYY-MM-DD"));
  EXPECT_THAT(TextFor({"help", "cohort", "create"}), HasSubstr("--starts-on YYYY-MM-DD"));
  EXPECT_THAT(TextFor({"help", "exit-codes"}), HasSubstr("  9  partly done"));
  EXPECT_THAT(TextFor({"--version"}), HasSubstr("ecloserie "));
}

TEST(Arguments, KeepHelpWithinEightyColumns) {
  for (const Command& command : TheTable()) {
    const std::string help =
        TextFor({std::string(command.noun), std::string(command.verb), "--help"});
    std::size_t begin = 0;
    while (begin < help.size()) {
      const std::size_t end = help.find('\n', begin);
      EXPECT_LE(end - begin, 80U) << help.substr(begin, end - begin);
      begin = end + 1;
    }
  }
}

TEST(WantsJson, IsSeenInEverySpelling) {
  EXPECT_TRUE(WantsJson({"x", "-o", "json"}));
  EXPECT_TRUE(WantsJson({"--output=json"}));
  EXPECT_FALSE(WantsJson({"-o", "csv"}));
}

}  // namespace
}  // namespace ecloserie::cli

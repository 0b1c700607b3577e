#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/command_line.h"
#include "support/world.h"
#include "usecases/sealing.h"

namespace ecloserie::tests {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

// An auditor's afternoon: heads kept at the town hall, an export two years later.
class AuditExport : public ::testing::Test {
 protected:
  AuditExport() {
    MakeWorld(server_, "boitron", "promo-1", "mark");
    Seal();
    cli_.Write("heads", cli_.Run("audit heads").out);
    MakeWorld(server_, "boitron", "promo-2", "another");
    Seal();
  }

  void Seal() { usecases::SealEverything(server_.server().database(), server_.environment()); }

  // The exit code of `audit verify` on a fresh export.
  CommandLine::Finished Verify(const std::string& flags) const {
    const auto exported = cli_.Run("audit export");
    EXPECT_EQ(exported.exit_code, 0) << exported.err;
    cli_.Write("export.jsonl", exported.out);
    return cli_.Run("audit verify export.jsonl " + flags);
  }

  void Tamper(const std::string& statements) {
    server_.server().Stop();
    server_.database().Tamper(statements);
    server_.Restart();
  }

  TestServer server_;
  const CommandLine cli_{ECLOSERIE_CLI_BINARY, server_};
};

TEST_F(AuditExport, IsSoundAndRestsOnTheHeadThatWasKept) {
  const auto verified = Verify("--heads heads");

  EXPECT_EQ(verified.exit_code, 0) << verified.out << verified.err;
  EXPECT_THAT(verified.out, StartsWith("verdict     sound"));
  EXPECT_THAT(verified.out, HasSubstr("rests on    a head that was written down elsewhere"));
  EXPECT_THAT(Verify("").out, HasSubstr("the file alone"));
}

TEST_F(AuditExport, HeadsAreOfTheNetworkAndOfEverySchool) {
  const std::string heads = cli_.Run("audit heads").out;

  EXPECT_THAT(heads, ::testing::ContainsRegex("(^|\n)- [0-9]+ [0-9a-f]+\n"));
  EXPECT_THAT(heads, ::testing::ContainsRegex("boitron [0-9]+ [0-9a-f]+\n"));
}

TEST_F(AuditExport, IsBrokenOnceTheJournalWasChanged) {
  Tamper("UPDATE journal SET principal = 'somebody' WHERE school = 'boitron' AND sequence = 2");

  const auto verified = Verify("");

  EXPECT_EQ(verified.exit_code, 6);
  EXPECT_THAT(verified.out, HasSubstr("seal 1 was made over other rows"));
}

// Whoever has the machine has the key, too, and seals a new history with it.
TEST_F(AuditExport, AHistoryThatWasSealedAnewIsFoundByTheHeadOnly) {
  Tamper(
      "UPDATE journal SET principal = 'somebody' WHERE school = 'boitron' AND sequence = 2;"
      "DELETE FROM seal WHERE school = 'boitron'");
  Seal();

  EXPECT_EQ(Verify("").exit_code, 0);
  const auto verified = Verify("--heads heads");
  EXPECT_EQ(verified.exit_code, 6);
  EXPECT_THAT(verified.out, HasSubstr("history was rewritten"));
}

TEST_F(AuditExport, ARecordThatWasRolledBackIsFoundByTheHead) {
  cli_.Write("newer", cli_.Run("audit heads").out);
  Tamper(
      "DELETE FROM seal WHERE school = 'boitron' AND number > 1;"
      "DELETE FROM journal WHERE school = 'boitron' AND sequence > (SELECT last_sequence FROM "
      "seal WHERE school = 'boitron')");

  EXPECT_EQ(Verify("--heads heads").exit_code, 0);
  EXPECT_THAT(Verify("--heads newer").out, HasSubstr("rolled back or cut"));
}

TEST_F(AuditExport, IsVerifiedWithoutAnyServer) {
  cli_.Write("export.jsonl", cli_.Run("audit export").out);
  server_.server().Stop();

  const auto verified = cli_.Run("audit verify export.jsonl -o json");

  EXPECT_EQ(verified.exit_code, 0);
  EXPECT_THAT(verified.out, HasSubstr("\"sound\": true"));
  EXPECT_EQ(cli_.Run("audit verify nothing").exit_code, 2);
  EXPECT_EQ(cli_.Run("audit verify").exit_code, 2);
}

}  // namespace
}  // namespace ecloserie::tests

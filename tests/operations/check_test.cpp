#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "support/program.h"
#include "support/server_process.h"
#include "support/sponsors.h"

namespace ecloserie::tests {
namespace {

using ::testing::HasSubstr;

class CheckCommand : public testing::Test {
 protected:
  // A school whose ledger has entries.
  CheckCommand() {
    server_.Start();
    const Client client = server_.MakeClient();
    SetUpBoitron(client);
    AddParties(client);
    PaidFund(client, "gifts", 100'000);
  }

  Finished Check(const std::string& database) const {
    return RunProgram(
        {ECLOSERIE_SERVER_BINARY, "check", "--database", database, "--key-file", server_ / "key"});
  }
  Finished Check() const { return Check(server_.database().name()); }

  ServerProcess server_{ECLOSERIE_SERVER_BINARY};
};

TEST_F(CheckCommand, FindsNothingBesideARunningServerNorWithoutOne) {
  const Finished beside = Check();
  const auto still_answers = server_.MakeClient().access().WhoAmI({});
  EXPECT_EQ(server_.Stop(), 0);
  const Finished alone = Check();

  EXPECT_EQ(beside.exit_code, 0) << beside.out << beside.err;
  EXPECT_THAT(beside.out, HasSubstr("ledger        0         1 school"));
  EXPECT_TRUE(still_answers);
  EXPECT_EQ(alone.exit_code, 0) << alone.out << alone.err;
}

TEST_F(CheckCommand, FindsNothingInWhatAKilledServerLeft) {
  server_.Kill();

  const Finished check = Check();

  EXPECT_EQ(check.exit_code, 0) << check.out << check.err;
}

TEST_F(CheckCommand, NamesMoneyThatDoesNotAddUp) {
  EXPECT_EQ(server_.Stop(), 0);
  server_.database().Tamper("UPDATE posting SET cents = cents + 1 WHERE number = 1");

  const Finished check = Check();

  EXPECT_EQ(check.exit_code, 1);
  EXPECT_THAT(check.out, HasSubstr("ledger: schools/boitron: "));
}

TEST_F(CheckCommand, NamesAVersionThatIsNotWhatWasRecorded) {
  EXPECT_EQ(server_.Stop(), 0);
  server_.database().Tamper("UPDATE party SET display_name = 'Somebody' WHERE kind = 'COMPANY'");

  const Finished check = Check();

  EXPECT_EQ(check.exit_code, 1);
  EXPECT_THAT(check.out, HasSubstr("journal: schools/boitron: "));
  EXPECT_THAT(check.out,
              HasSubstr("of schools/boitron/parties/atelier-vert is not what was recorded"));
}

TEST_F(CheckCommand, SaysWhatItCouldNotLookAtWithoutTheKey) {
  std::filesystem::remove(server_ / "key");

  const Finished check = Check();

  EXPECT_EQ(check.exit_code, 1);
  EXPECT_THAT(check.out, HasSubstr("the key"));
}

TEST_F(CheckCommand, MakesNoDatabaseWhereThereIsNone) {
  const std::string nothing = server_ / "nothing";

  const Finished check = Check(nothing);

  EXPECT_EQ(check.exit_code, 1);
  EXPECT_THAT(check.err, HasSubstr("cannot read " + nothing));
  EXPECT_FALSE(std::filesystem::exists(nothing));
}

}  // namespace
}  // namespace ecloserie::tests

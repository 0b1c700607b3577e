#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <thread>

#include "acknowledged_writers.h"
#include "support/boitron.h"
#include "support/program.h"
#include "support/server_process.h"

namespace ecloserie::tests {
namespace {

using std::chrono::milliseconds;
using ::testing::HasSubstr;

constexpr int kWriters = 8;

class BackupCommand : public testing::Test {
 protected:
  std::vector<std::string> Words(const std::string& to) const {
    return {ECLOSERIE_SERVER_BINARY, "backup", "--database", server_.database().name(), "--to", to};
  }
  Finished Run(const std::string& to) const { return RunProgram(Words(to)); }

  ServerProcess server_{ECLOSERIE_SERVER_BINARY};
  const std::string copy_ = server_ / "copy.sqlite";
};

TEST_F(BackupCommand, HoldsWhatWasAcknowledgedBeforeItBegan) {
  server_.Start();
  SetUpBoitron(server_.MakeClient());
  AcknowledgedWriters writers(server_, kWriters);
  std::this_thread::sleep_for(milliseconds(500));
  const auto acknowledged = writers.Acknowledged();

  const Finished backup = Run(copy_);
  writers.Stop();
  const std::size_t written_count = writers.AcknowledgedCount();
  server_.Kill();

  ASSERT_EQ(backup.exit_code, 0) << backup.err;
  EXPECT_GT(acknowledged.size(), 0U);
  EXPECT_GT(written_count, acknowledged.size()) << "nobody wrote meanwhile";
  const std::string endpoint = "unix:" + (server_ / "restored");
  const Program restored({ECLOSERIE_SERVER_BINARY, "serve", "--database", copy_, "--key-file",
                          server_ / "key", "--listen", endpoint});
  restored.LineAfter("listening on ");
  ExpectKept(ValueOrThrow(Client::Make({.endpoint = endpoint, .token_file = server_.token_file()})),
             acknowledged);
}

TEST_F(BackupCommand, IsOneFileThatOnlyItsOwnerReads) {
  const Finished backup = Run(copy_);

  ASSERT_EQ(backup.exit_code, 0) << backup.err;
  EXPECT_THAT(backup.err, HasSubstr("not in it: the keys"));
  struct stat facts {};
  ASSERT_EQ(::stat(copy_.c_str(), &facts), 0);
  EXPECT_EQ(facts.st_mode & 0777U, 0600U);
  for (const char* beside : {"-wal", "-shm", "-journal", ".unfinished"}) {
    EXPECT_FALSE(std::filesystem::exists(copy_ + beside)) << beside;
  }
}

TEST_F(BackupCommand, OverwritesNothing) {
  std::ofstream(copy_) << "precious";

  const Finished backup = Run(copy_);

  EXPECT_EQ(backup.exit_code, 1);
  EXPECT_THAT(backup.err, HasSubstr("exists already"));
  EXPECT_EQ(std::filesystem::file_size(copy_), 8U);
}

TEST_F(BackupCommand, GivesNoNameToADamagedCopy) {
  server_.database().Tamper(
      "PRAGMA foreign_keys = OFF; INSERT INTO programme (school, programme, title, "
      "planned_minutes, "
      "version, sequence) VALUES ('nowhere', 'x', 'x', 1, 1, 1)");

  const Finished backup = Run(copy_);

  EXPECT_EQ(backup.exit_code, 1);
  EXPECT_THAT(backup.err, HasSubstr("refers to a row"));
  EXPECT_FALSE(std::filesystem::exists(copy_));
}

TEST_F(BackupCommand, RefusesWhatIsNoDatabase) {
  EXPECT_EQ(RunProgram({ECLOSERIE_SERVER_BINARY, "backup", "--database", server_ / "nothing",
                        "--to", copy_})
                .exit_code,
            1);
  EXPECT_FALSE(std::filesystem::exists(server_ / "nothing"));
  std::ofstream(server_ / "text") << std::string(5000, 'x');
  EXPECT_EQ(
      RunProgram({ECLOSERIE_SERVER_BINARY, "backup", "--database", server_ / "text", "--to", copy_})
          .exit_code,
      1);
}

TEST_F(BackupCommand, SendsPostgresqlToItsOwnTools) {
  const Finished backup = RunProgram(
      {ECLOSERIE_SERVER_BINARY, "backup", "--database", "postgres://a@b/c", "--to", copy_});

  EXPECT_EQ(backup.exit_code, 1);
  EXPECT_THAT(backup.err, HasSubstr("pg_dump"));
}

// Killed at different moments: either there is no copy, or a whole one, and the next
// one is made all the same.
TEST_F(BackupCommand, NeverLooksCompleteWhenItWasKilled) {
  int killed_count = 0;
  for (int pause_ms = 0; pause_ms < 400; pause_ms += 10) {
    Program backup(Words(copy_));
    std::this_thread::sleep_for(milliseconds(pause_ms));
    backup.Signal(SIGKILL);
    if (backup.Wait() == -SIGKILL) ++killed_count;
    if (!std::filesystem::exists(copy_)) continue;
    const Finished check = RunProgram(
        {ECLOSERIE_SERVER_BINARY, "check", "--database", copy_, "--key-file", server_ / "key"});
    EXPECT_EQ(check.exit_code, 0) << check.out << check.err;
    std::filesystem::remove(copy_);
  }

  EXPECT_GT(killed_count, 0);
  EXPECT_EQ(Run(copy_).exit_code, 0);
}

}  // namespace
}  // namespace ecloserie::tests

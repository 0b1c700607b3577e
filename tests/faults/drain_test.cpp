#include <gtest/gtest.h>
#include <signal.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <thread>

#include "acknowledged_writers.h"
#include "support/boitron.h"
#include "support/server_process.h"

namespace ecloserie::tests {
namespace {

constexpr int kWriters = 16;
constexpr int kDrains = 5;

// Whether everything is in the database itself, and nothing in its log.
bool IsCheckpointed(const TestDatabase& database) {
  const std::string wal = database.name() + "-wal";
  return !std::filesystem::exists(wal) || std::filesystem::file_size(wal) == 0;
}

void AwaitInLog(const ServerProcess& server, const std::string& text) {
  for (int look = 0; look < 500; ++look) {
    std::ostringstream log;
    log << std::ifstream(server.log_path()).rdbuf();
    if (log.str().find(text) != std::string::npos) return;
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  ADD_FAILURE() << text << " is not in the log";
}

TEST(Drain, UnderLoadLosesNoAcknowledgedWriteAndLeavesNoLog) {
  ServerProcess server(ECLOSERIE_SERVER_BINARY);
  server.Start();
  SetUpBoitron(server.MakeClient());
  AcknowledgedWriters writers(server, kWriters);

  for (int drain = 0; drain < kDrains; ++drain) {
    std::this_thread::sleep_for(std::chrono::milliseconds(150));
    EXPECT_EQ(server.Stop(), 0);
    if (server.database().engine() == Engine::kSqlite) {
      EXPECT_TRUE(IsCheckpointed(server.database()));
    }
    server.Start();
  }
  writers.Stop();

  EXPECT_GT(writers.AcknowledgedCount(), static_cast<std::size_t>(kDrains));
  writers.ExpectNothingLost();
  EXPECT_EQ(server.Stop(), 0);
  ExpectWholeUnits(server.database());
}

TEST(Drain, TakesCallsDuringItsGrace) {
  ServerProcess server(ECLOSERIE_SERVER_BINARY);
  server.Start({"--drain-grace", "3"});
  const Client client = server.MakeClient();

  server.Signal(SIGTERM);
  AwaitInLog(server, "stopping");

  EXPECT_TRUE(client.access().WhoAmI({}));
  EXPECT_EQ(server.Wait(), 0);
}

TEST(Drain, EndsAtOnceAtASecondSignal) {
  ServerProcess server(ECLOSERIE_SERVER_BINARY);
  server.Start({"--drain-grace", "600"});

  server.Signal(SIGTERM);
  AwaitInLog(server, "stopping");
  server.Signal(SIGTERM);

  EXPECT_EQ(server.Wait(), -SIGTERM);
}

}  // namespace
}  // namespace ecloserie::tests

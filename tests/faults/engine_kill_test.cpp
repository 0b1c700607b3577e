#include <gtest/gtest.h>

#include <chrono>
#include <thread>

#include "acknowledged_writers.h"
#include "support/boitron.h"
#include "support/postgres.h"
#include "support/server_process.h"

namespace ecloserie::tests {
namespace {

constexpr int kWriters = 16;
constexpr int kKills = 6;

// Ours goes on; what it talks to dies, as on another machine.
TEST(EngineKilled, LosesNoAcknowledgedWriteAndOurServerGoesOn) {
  const PostgresCluster cluster;
  const TestDatabase data(cluster.folder());
  ServerProcess server(ECLOSERIE_SERVER_BINARY, data);
  server.Start();
  SetUpBoitron(server.MakeClient());
  AcknowledgedWriters writers(server, kWriters);

  for (int kill = 0; kill < kKills; ++kill) {
    std::this_thread::sleep_for(std::chrono::milliseconds(300 + 97 * kill));
    cluster.Kill();
    cluster.Start();
  }
  std::this_thread::sleep_for(std::chrono::seconds(1));
  writers.Stop();

  EXPECT_GT(writers.AcknowledgedCount(), 10 * kKills);
  writers.ExpectNothingLost();
  EXPECT_EQ(server.Stop(), 0);
  ExpectWholeUnits(data);
}

// A paused machine, longer than any caller waits.
TEST(EngineFrozen, LosesNoAcknowledgedWriteAndOurServerGoesOn) {
  const PostgresCluster cluster;
  const TestDatabase data(cluster.folder());
  ServerProcess server(ECLOSERIE_SERVER_BINARY, data);
  server.Start();
  SetUpBoitron(server.MakeClient());
  AcknowledgedWriters writers(server, kWriters);

  for (int freeze = 0; freeze < 2; ++freeze) {
    std::this_thread::sleep_for(std::chrono::milliseconds(500));
    cluster.Freeze();
    std::this_thread::sleep_for(std::chrono::seconds(5));
    cluster.Thaw();
  }
  std::this_thread::sleep_for(std::chrono::seconds(2));
  const std::size_t before = writers.AcknowledgedCount();
  std::this_thread::sleep_for(std::chrono::seconds(1));
  writers.Stop();

  EXPECT_GT(writers.AcknowledgedCount(), before);
  writers.ExpectNothingLost();
  EXPECT_EQ(server.Stop(), 0);
  ExpectWholeUnits(data);
}

}  // namespace
}  // namespace ecloserie::tests

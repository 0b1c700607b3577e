#include <gtest/gtest.h>

#include <chrono>
#include <thread>

#include "acknowledged_writers.h"
#include "support/boitron.h"
#include "support/server_process.h"

namespace ecloserie::tests {
namespace {

constexpr int kWriters = 16;
constexpr int kKills = 20;

void PauseBeforeKill(int kill) {
  std::this_thread::sleep_for(std::chrono::milliseconds(50 + 37 * (kill % 7)));
}

TEST(KillNine, LosesNoAcknowledgedWriteAndLeavesNoHalf) {
  ServerProcess server(ECLOSERIE_SERVER_BINARY);
  server.Start();
  SetUpBoitron(server.MakeClient());
  AcknowledgedWriters writers(server, kWriters);

  for (int kill = 0; kill < kKills; ++kill) {
    PauseBeforeKill(kill);
    server.Kill();
    server.Start();
  }
  writers.Stop();

  EXPECT_GT(writers.AcknowledgedCount(), static_cast<std::size_t>(kKills));
  writers.ExpectNothingLost();
  EXPECT_EQ(server.Stop(), 0);
  ExpectWholeUnits(server.database());
}

TEST(SigTerm, DrainsAndTheNextStartFindsEverything) {
  ServerProcess server(ECLOSERIE_SERVER_BINARY);
  server.Start();
  SetUpBoitron(server.MakeClient());
  const auto filed =
      ValueOrThrow(server.MakeClient().enrolment().SubmitApplication(AnApplication(1)));

  EXPECT_EQ(server.Stop(), 0);
  server.Start();

  v1::GetApplicationRequest get;
  get.set_name(filed.name());
  const auto read = server.MakeClient().enrolment().GetApplication(get);
  ASSERT_TRUE(read) << read.error().message;
  EXPECT_EQ(read->SerializeAsString(), filed.SerializeAsString());
}

}  // namespace
}  // namespace ecloserie::tests

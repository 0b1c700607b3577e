#include <SQLiteCpp/Database.h>
#include <gtest/gtest.h>
#include <signal.h>

#include <chrono>
#include <future>
#include <thread>

#include "support/boitron.h"
#include "support/server_process.h"

namespace ecloserie::tests {
namespace {

using std::chrono::milliseconds;

// Somebody else has the file, and the writer waits for it: up to five seconds.
class HeldUp : public testing::Test {
 protected:
  HeldUp() {
    server_.Start();
    SetUpBoitron(server_.MakeClient());
    holder_ = std::make_unique<SQLite::Database>(server_.database().name(), SQLite::OPEN_READWRITE);
    holder_->exec("BEGIN IMMEDIATE");
    call_ = std::async(std::launch::async, [client = server_.MakeClient()] {
      return client.enrolment().SubmitApplication(AnApplication(1));
    });
    std::this_thread::sleep_for(milliseconds(300));
  }

  ServerProcess server_{ECLOSERIE_SERVER_BINARY};
  std::unique_ptr<SQLite::Database> holder_;
  std::future<Result<v1::Application>> call_;
};

TEST_F(HeldUp, ACallThatRunsIsFinishedWhileNewOnesAreTurnedAway) {
  const Client client = server_.MakeClient();
  ASSERT_TRUE(client.access().WhoAmI({}));
  server_.Signal(SIGTERM);
  std::this_thread::sleep_for(milliseconds(500));

  const auto late = client.access().WhoAmI({});
  holder_->exec("ROLLBACK");
  const auto running = call_.get();

  ASSERT_FALSE(late);
  EXPECT_EQ(late.error().reason, "SERVER_DRAINING");
  EXPECT_TRUE(running) << running.error().message;
  EXPECT_EQ(server_.Wait(), 0);
}

TEST_F(HeldUp, ASecondSignalDoesNotWaitForIt) {
  const auto begin = std::chrono::steady_clock::now();
  server_.Signal(SIGTERM);
  std::this_thread::sleep_for(milliseconds(300));

  server_.Signal(SIGTERM);

  EXPECT_EQ(server_.Wait(), -SIGTERM);
  EXPECT_LT(std::chrono::steady_clock::now() - begin, milliseconds(3000));
  EXPECT_FALSE(call_.get());
}

}  // namespace
}  // namespace ecloserie::tests

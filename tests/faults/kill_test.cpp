#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <fstream>
#include <map>
#include <mutex>
#include <thread>

#include "support/boitron.h"
#include "support/server_process.h"

namespace ecloserie::tests {
namespace {

constexpr int kWriters = 16;
constexpr int kKills = 20;

// What the client was told, kept in a file of the client's.
class Acknowledgements {
 public:
  explicit Acknowledgements(const std::string& path) : path_(path), file_(path, std::ios::app) {}

  void Add(int number, const std::string& application) {
    const std::lock_guard lock(mutex_);
    file_ << number << " " << application << std::endl;
  }
  std::map<int, std::string> Read() const {
    std::map<int, std::string> acknowledged;
    std::ifstream file(path_);
    int number = 0;
    std::string application;
    while (file >> number >> application) acknowledged[number] = application;
    return acknowledged;
  }

 private:
  const std::string path_;
  std::mutex mutex_;
  std::ofstream file_;
};

v1::SubmitApplicationRequest Numbered(int number) {
  v1::SubmitApplicationRequest request = AnApplication(number);
  request.set_request_id("kill-" + std::to_string(number));
  return request;
}

// Submits one application after another until told to stop; one whose outcome
// is not known is repeated with the same request id.
void WriteUntilStopped(const Client& client, std::atomic<int>& next_number,
                       const std::atomic<bool>& is_stopped, Acknowledgements& acknowledgements) {
  while (!is_stopped) {
    const int number = ++next_number;
    while (true) {
      const auto answer =
          client.enrolment().SubmitApplication(Numbered(number), {.deadline = Millis(2000)});
      if (answer) {
        acknowledgements.Add(number, answer->name());
        break;
      }
      ASSERT_THAT(answer.error().code, testing::AnyOf(Code::kUnavailable, Code::kDeadlineExceeded))
          << answer.error().message;
      if (is_stopped) return;
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
  }
}

std::int64_t Count(const TestDatabase& database, const std::string& what) {
  return database.Ask("SELECT COUNT(*) FROM " + what);
}

// No unit of work is half there: each application has its person, its first
// transition, its two journal rows and its request row.
void ExpectWholeUnits(const TestDatabase& database) {
  const std::int64_t applications = Count(database, "application");
  EXPECT_EQ(Count(database, "person"), applications);
  EXPECT_EQ(Count(database, "application_transition"), applications);
  EXPECT_EQ(Count(database, "request WHERE method LIKE '%SubmitApplication'"), applications);
  EXPECT_EQ(Count(database, "journal WHERE method LIKE '%SubmitApplication'"), 2 * applications);
  EXPECT_TRUE(database.IsIntact());
}

TEST(KillNine, LosesNoAcknowledgedWriteAndLeavesNoHalf) {
  ServerProcess server(ECLOSERIE_SERVER_BINARY);
  server.Start();
  SetUpBoitron(server.MakeClient());
  Acknowledgements acknowledgements(server / "acknowledged");
  std::atomic<int> next_number = 0;
  std::atomic<bool> is_stopped = false;
  std::vector<std::thread> writers;
  for (int i = 0; i < kWriters; ++i) {
    writers.emplace_back([&, client = server.MakeClient()] {
      WriteUntilStopped(client, next_number, is_stopped, acknowledgements);
    });
  }

  for (int kill = 0; kill < kKills; ++kill) {
    std::this_thread::sleep_for(std::chrono::milliseconds(50 + 37 * (kill % 7)));
    server.Kill();
    server.Start();
  }
  is_stopped = true;
  for (std::thread& writer : writers) writer.join();

  const auto acknowledged = acknowledgements.Read();
  const Client client = server.MakeClient();
  ASSERT_GT(acknowledged.size(), static_cast<std::size_t>(kKills));
  for (const auto& [number, application] : acknowledged) {
    const auto again = client.enrolment().SubmitApplication(Numbered(number));
    ASSERT_TRUE(again) << number << ": " << again.error().message;
    ASSERT_EQ(again->name(), application);
  }
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

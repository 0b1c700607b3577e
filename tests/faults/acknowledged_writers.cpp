#include "acknowledged_writers.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <fstream>
#include <mutex>

#include "support/boitron.h"

namespace ecloserie::tests {
namespace {

v1::SubmitApplicationRequest Numbered(int number) {
  v1::SubmitApplicationRequest request = AnApplication(number);
  request.set_request_id("kill-" + std::to_string(number));
  return request;
}

void Note(const std::string& path, int number, const std::string& application) {
  static std::mutex mutex;
  const std::lock_guard lock(mutex);
  std::ofstream(path, std::ios::app) << number << " " << application << std::endl;
}

std::map<int, std::string> ReadNotes(const std::string& path) {
  std::map<int, std::string> acknowledged;
  std::ifstream file(path);
  int number = 0;
  std::string application;
  while (file >> number >> application) acknowledged[number] = application;
  return acknowledged;
}

}  // namespace

AcknowledgedWriters::AcknowledgedWriters(const ServerProcess& server, int writers_count)
    : server_(server), path_(server / "acknowledged") {
  for (int i = 0; i < writers_count; ++i) {
    threads_.emplace_back([this, client = server.MakeClient()] { Write(client); });
  }
}

void AcknowledgedWriters::Stop() {
  is_stopped_ = true;
  for (std::thread& thread : threads_) {
    if (thread.joinable()) thread.join();
  }
}

void AcknowledgedWriters::Write(const Client& client) {
  while (!is_stopped_ && WriteOne(client, ++next_number_)) {
  }
}

bool AcknowledgedWriters::WriteOne(const Client& client, int number) {
  while (true) {
    const auto answer =
        client.enrolment().SubmitApplication(Numbered(number), {.deadline = Millis(2000)});
    if (answer) {
      Note(path_, number, answer->name());
      return true;
    }
    EXPECT_THAT(answer.error().code, testing::AnyOf(Code::kUnavailable, Code::kDeadlineExceeded))
        << answer.error().message;
    if (is_stopped_) return false;
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
}

void AcknowledgedWriters::ExpectNothingLost() const {
  ExpectKept(server_.MakeClient(), Acknowledged());
}

std::map<int, std::string> AcknowledgedWriters::Acknowledged() const { return ReadNotes(path_); }

void ExpectKept(const Client& client, const std::map<int, std::string>& acknowledged) {
  for (const auto& [number, application] : acknowledged) {
    const auto again = client.enrolment().SubmitApplication(Numbered(number));
    ASSERT_TRUE(again) << number << ": " << again.error().message;
    ASSERT_EQ(again->name(), application);
  }
}

void ExpectWholeUnits(const TestDatabase& database) {
  const auto count = [&](const std::string& what) {
    return database.Ask("SELECT COUNT(*) FROM " + what);
  };
  const std::int64_t applications = count("application");
  EXPECT_EQ(count("person"), applications);
  EXPECT_EQ(count("application_transition"), applications);
  EXPECT_EQ(count("request WHERE method LIKE '%SubmitApplication'"), applications);
  EXPECT_EQ(count("journal WHERE method LIKE '%SubmitApplication'"), 2 * applications);
  EXPECT_TRUE(database.IsIntact());
}

}  // namespace ecloserie::tests

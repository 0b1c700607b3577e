#pragma once

#include <atomic>
#include <map>
#include <string>
#include <thread>
#include <vector>

#include "support/server_process.h"

namespace ecloserie::tests {

// Clients that submit one application after another while servers die, and keep
// a file of what they were told. One whose outcome is not known is repeated with
// the same request id.
class AcknowledgedWriters {
 public:
  AcknowledgedWriters(const ServerProcess& server, int writers_count);
  ~AcknowledgedWriters() { Stop(); }
  AcknowledgedWriters(const AcknowledgedWriters&) = delete;
  AcknowledgedWriters& operator=(const AcknowledgedWriters&) = delete;

  void Stop();
  // The server must run: it has everything that was acknowledged, once.
  void ExpectNothingLost() const;
  std::size_t AcknowledgedCount() const { return Acknowledged().size(); }
  // The numbers that were acknowledged until now, and the names they got.
  std::map<int, std::string> Acknowledged() const;

 private:
  void Write(const Client& client);
  // False when told to stop before there was an answer.
  bool WriteOne(const Client& client, int number);

  const ServerProcess& server_;
  const std::string path_;
  std::atomic<int> next_number_ = 0;
  std::atomic<bool> is_stopped_ = false;
  std::vector<std::thread> threads_;
};

// The server that the client speaks to has all of them, once.
void ExpectKept(const Client& client, const std::map<int, std::string>& acknowledged);

// No unit of work is half there: each application has its person, its first
// transition, its two journal rows and its request row.
void ExpectWholeUnits(const TestDatabase& database);

}  // namespace ecloserie::tests

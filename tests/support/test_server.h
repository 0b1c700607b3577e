#pragma once

#include <spdlog/sinks/ostream_sink.h>

#include <memory>
#include <sstream>
#include <string>

#include "domain/access.h"
#include "ecloserie/client.h"
#include "server.h"
#include "support/temporary_folder.h"
#include "support/test_database.h"
#include "support/test_environment.h"

namespace ecloserie::tests {

// A real server in the test's process: a real database of the tested engine, a
// real Unix socket, real gRPC; only the clock and randomness are the test's.
class TestServer {
 public:
  explicit TestServer(Engine engine = TestedEngine());
  // One that listens elsewhere as well, or shows more; `more` names no database.
  explicit TestServer(Server::Options more);
  // On a database that others serve as well, or by another way than its own.
  explicit TestServer(std::string address);

  // A client that calls as the network's administrator, made at the start.
  const Client& admin() const { return *admin_; }
  // A client that calls as a new principal.
  Client ClientAs(const std::string& principal, domain::Role role, const std::string& school);
  // The token of a new principal.
  std::string Introduce(const domain::Principal& principal);
  // Without any retries, to see each answer.
  Client ClientWithToken(const std::string& token) const;

  TestEnvironment& environment() { return environment_; }
  const TestEnvironment& environment() const { return environment_; }
  Server& server() { return *server_; }
  const TestDatabase& database() const { return *own_database_; }
  std::string endpoint() const { return "unix:" + (folder_ / "socket"); }
  std::string LogText() const { return log_text_.str(); }
  // Stops the server and starts it again on the same database.
  void Restart();

 private:
  void Start();

  std::unique_ptr<const TestDatabase> own_database_;
  const std::string address_;
  // Unless a test wants it otherwise, nothing happens that it did not ask for.
  Server::Options more_{.settle_interval = std::chrono::hours(24),
                        .auto_lock_interval = std::chrono::hours(24)};
  TemporaryFolder folder_;
  TestEnvironment environment_;
  std::ostringstream log_text_;
  std::unique_ptr<Server> server_;
  std::unique_ptr<Client> admin_;
};

}  // namespace ecloserie::tests

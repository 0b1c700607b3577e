#pragma once

#include <sys/types.h>

#include <memory>
#include <string>
#include <vector>

#include "ecloserie/client.h"
#include "support/temporary_folder.h"
#include "support/test_database.h"

namespace ecloserie::tests {

// The server as users run it: the built binary in a process of its own, on a
// real database of the tested engine and a real socket, so that it can be killed.
class ServerProcess {
 public:
  // Runs `init`; the server is not started yet. On a database of its own, or on
  // one that outlives it.
  explicit ServerProcess(std::string binary);
  ServerProcess(std::string binary, const TestDatabase& database);
  ~ServerProcess();
  ServerProcess(const ServerProcess&) = delete;
  ServerProcess& operator=(const ServerProcess&) = delete;

  // Returns once it answers; `more` are options of `serve`.
  void Start(const std::vector<std::string>& more = {});
  // kill -9.
  void Kill();
  // SIGTERM; the exit code.
  int Stop();
  void Signal(int signal) const;
  // The exit code; minus the signal when one ended it.
  int Wait();

  std::string endpoint() const { return "unix:" + (folder_ / "socket"); }
  std::string token_file() const { return folder_ / "token"; }
  const TestDatabase& database() const { return *database_; }
  std::string log_path() const { return folder_ / "log"; }
  std::string operator/(const std::string& name) const { return folder_ / name; }

  // Tries each call once.
  Client MakeClient() const;

 private:
  void Init();
  pid_t Spawn(const std::string& command, const std::vector<std::string>& options) const;

  const std::string binary_;
  std::unique_ptr<const TestDatabase> own_database_;
  const TestDatabase* database_;
  TemporaryFolder folder_;
  pid_t pid_ = -1;
};

}  // namespace ecloserie::tests

#pragma once

#include <grpcpp/server.h>
#include <spdlog/logger.h>
#include <sys/types.h>

#include <chrono>
#include <memory>
#include <string>
#include <vector>

#include "domain/environment.h"
#include "jobs/sealer.h"
#include "open_database.h"
#include "rpc/service.h"
#include "storage/database.h"
#include "usecases/execute.h"

namespace ecloserie {

// The only place that knows every room: it wires them, listens and drains.
class Server {
 public:
  struct Options {
    DatabaseOptions database;
    std::chrono::milliseconds seal_interval = std::chrono::seconds(5);
    std::string listen;  // unix:PATH; anything else is refused until there is TLS
  };

  // Serves when it returns. Throws when it cannot: a bad address, a database that
  // is in use, a schema that is too new.
  Server(const Options& options, domain::Environment& environment,
         std::shared_ptr<spdlog::logger> log);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  // Takes no new calls, lets those that run end, commits what waits, closes.
  void Stop();

  storage::Database& database() { return *database_; }

 private:
  void Listen(const std::string& address);

  std::shared_ptr<spdlog::logger> log_;
  std::string socket_path_;
  ino_t socket_inode_ = 0;  // a successor's socket is not removed
  std::unique_ptr<storage::Database> database_;
  std::unique_ptr<jobs::Sealer> sealer_;
  std::unique_ptr<usecases::Executor> executor_;
  std::vector<std::unique_ptr<rpc::Service>> services_;
  std::unique_ptr<grpc::Server> server_;
};

}  // namespace ecloserie

#pragma once

#include <grpcpp/server.h>
#include <spdlog/logger.h>

#include <chrono>
#include <memory>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "domain/environment.h"
#include "jobs/periodic_job.h"
#include "listeners.h"
#include "metrics.h"
#include "open_database.h"
#include "rpc/door.h"
#include "rpc/service.h"
#include "storage/database.h"
#include "tls.h"
#include "usecases/execute.h"

namespace ecloserie {

// The only place that knows every room: it wires them, listens and drains.
class Server {
 public:
  struct Options {
    DatabaseOptions database;
    std::chrono::milliseconds seal_interval = std::chrono::seconds(5);
    // How often overdue offers run out without anybody asking.
    std::chrono::milliseconds settle_interval = std::chrono::minutes(1);
    std::chrono::milliseconds auto_lock_interval = std::chrono::minutes(10);
    std::vector<std::string> listen;  // unix:PATH, HOST:PORT
    TlsFiles tls;                     // of the ports
    std::string metrics;              // HOST:PORT or PORT of this machine; empty: none
    bool has_reflection = false;
    // How long calls are still taken once health says that the server stops.
    absl::Duration drain_grace;
  };

  // Serves when it returns. Throws when it cannot: a bad address, a database that
  // is in use, a schema that is too new.
  Server(Options options, domain::Environment& environment, std::shared_ptr<spdlog::logger> log);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  // Says so to whoever watches its health, then takes no new calls, lets those that
  // run end, commits what waits, closes.
  void Stop();

  storage::Database& database() { return *database_; }
  std::vector<std::string> Addresses() const { return listeners_.Addresses(); }
  // Of the metrics; 0 without.
  int MetricsPort() const { return metrics_ ? metrics_->port() : 0; }

 private:
  void StartJobs(domain::Environment& environment);
  void AddServices(domain::Environment& environment);
  void Listen();
  void SetHealth(bool is_serving);

  const Options options_;
  std::shared_ptr<spdlog::logger> log_;
  Listeners listeners_;
  rpc::Door door_;
  std::unique_ptr<storage::Database> database_;
  std::unique_ptr<Metrics> metrics_;
  std::unique_ptr<jobs::PeriodicJob> sealer_;
  std::unique_ptr<jobs::PeriodicJob> settler_;
  std::unique_ptr<jobs::PeriodicJob> locker_;
  std::unique_ptr<usecases::Executor> executor_;
  std::vector<std::unique_ptr<rpc::Service>> services_;
  std::vector<std::string> service_names_;
  std::unique_ptr<grpc::Server> server_;
};

}  // namespace ecloserie

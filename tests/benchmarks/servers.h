#pragma once

#include <cstdint>
#include <filesystem>
#include <list>
#include <optional>
#include <string>

#include "measurement.h"
#include "postgres_server.h"
#include "process.h"

namespace ecloserie::benchmarks {

// What a caller needs to know of a server.
struct Target {
  std::string engine = kNoEngine;
  std::string address{};
  std::string token_file{};
  std::int64_t pid = 0;
  // Of an engine in processes of its own.
  std::int64_t engine_pid = 0;
  std::string engine_log{};
};

// Starts servers, each with its files in one folder; stops them in its destructor.
class Servers {
 public:
  // Ours is the path of ecloserie-server.
  Servers(std::filesystem::path programs, std::filesystem::path work, std::string ours)
      : programs_(std::move(programs)), work_(std::move(work)), ours_(std::move(ours)) {}

  Target StartEcho();
  Target StartOnSqlite();
  // In an empty database; `options` are more words for its command line.
  Target StartOnPostgres(const PostgresServer& postgres, const std::string& engine,
                         const std::string& database, const Command& options);

 private:
  std::string Work(const std::string& name) const { return work_ / name; }
  Target Start(const std::string& engine, const Command& database, const Command& options);

  std::filesystem::path programs_;
  std::filesystem::path work_;
  std::string ours_;
  std::list<Process> processes_;
};

}  // namespace ecloserie::benchmarks

#pragma once

#include <cstdint>
#include <string>

namespace ecloserie::benchmarks {

// The PostgreSQL server that script/postgres started in a folder.
class PostgresServer {
 public:
  explicit PostgresServer(std::string folder) : folder_(std::move(folder)) {}

  void MakeDatabase(const std::string& name) const;
  void DropDatabase(const std::string& name) const;
  std::string Address(const std::string& database) const;

  // The process whose children do the work.
  std::int64_t Pid() const;
  std::string Log() const { return folder_ + "/log"; }
  const std::string& folder() const { return folder_; }

 private:
  std::string folder_;
};

}  // namespace ecloserie::benchmarks

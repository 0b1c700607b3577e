#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

#include "support/temporary_folder.h"

namespace ecloserie::tests {

// Asks a text on a connection of its own; the first value of the answer.
std::string AskPostgres(const std::string& address, const std::string& text);

// A database that was not made as ours should be: CREATE DATABASE ... these.
class PlainDatabase {
 public:
  explicit PlainDatabase(const std::string& how);
  ~PlainDatabase();
  PlainDatabase(const PlainDatabase&) = delete;
  PlainDatabase& operator=(const PlainDatabase&) = delete;

  const std::string& address() const { return address_; }

 private:
  std::string name_;
  std::string address_;
};

// A PostgreSQL server of a test's own, to be killed, frozen and set up otherwise.
class PostgresCluster {
 public:
  explicit PostgresCluster(std::vector<std::string> settings = {});
  ~PostgresCluster();
  PostgresCluster(const PostgresCluster&) = delete;
  PostgresCluster& operator=(const PostgresCluster&) = delete;

  // Of its database, which is empty at first.
  std::string address() const;
  std::string folder() const { return folder_.path(); }

  // As a power cut does.
  void Kill() const;
  void Start() const;
  // As a paused machine is: whatever it is sent, it does not answer.
  void Freeze() const;
  void Thaw() const;

  // Something that keeps the log as it is written, under this name, as long as it
  // lives. Attached when it is made.
  class Standby {
   public:
    Standby(const PostgresCluster& cluster, const std::string& name);
    ~Standby();
    Standby(const Standby&) = delete;
    Standby& operator=(const Standby&) = delete;

   private:
    pid_t pid_ = -1;
  };

 private:
  void Run(const std::string& verb, const std::vector<std::string>& words = {}) const;

  const std::vector<std::string> settings_;
  TemporaryFolder folder_;
};

}  // namespace ecloserie::tests

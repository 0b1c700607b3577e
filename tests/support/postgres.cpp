#include "support/postgres.h"

#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <stdexcept>

#include "absl/time/clock.h"
#include "storage/postgres/connection.h"
#include "support/test_database.h"

namespace ecloserie::tests {

std::string AskPostgres(const std::string& address, const std::string& text) {
  storage::postgres::Connection connection(storage::postgres::Address::Parse(address),
                                           absl::Now() + absl::Minutes(1));
  const storage::postgres::Result result = connection.Ask(text);
  return result.RowsCount() == 0 ? "" : std::string(result.Bytes(0, 0));
}

PlainDatabase::PlainDatabase(const std::string& how) {
  static std::atomic<int> count = 0;
  name_ = "plain_" + std::to_string(::getpid()) + "_" + std::to_string(++count);
  address_ = PostgresAddress(name_);
  AskPostgres(PostgresAddress("postgres"), "CREATE DATABASE " + name_ + " " + how);
}

PlainDatabase::~PlainDatabase() {
  AskPostgres(PostgresAddress("postgres"), "DROP DATABASE " + name_ + " WITH (FORCE)");
}

PostgresCluster::PostgresCluster(std::vector<std::string> settings)
    : settings_(std::move(settings)) {
  Start();
}

PostgresCluster::~PostgresCluster() { Run("remove"); }

std::string PostgresCluster::address() const {
  return "postgres://ecloserie@/postgres?host=" + folder();
}

void PostgresCluster::Start() const { Run("start", settings_); }
void PostgresCluster::Kill() const { Run("kill"); }
void PostgresCluster::Freeze() const { Run("freeze"); }
void PostgresCluster::Thaw() const { Run("thaw"); }

void PostgresCluster::Run(const std::string& verb, const std::vector<std::string>& words) const {
  std::string command = ECLOSERIE_POSTGRES_SCRIPT " " + verb + " '" + folder() + "'";
  for (const std::string& word : words) command += " '" + word + "'";
  if (std::system(command.c_str()) != 0) throw std::runtime_error("failed: " + command);
}

PostgresCluster::Standby::Standby(const PostgresCluster& cluster, const std::string& name) {
  const std::string folder = cluster.folder();
  const char* arguments[] = {ECLOSERIE_POSTGRES_SCRIPT, "standby", folder.c_str(), name.c_str(),
                             nullptr};
  if (::posix_spawn(&pid_, ECLOSERIE_POSTGRES_SCRIPT, nullptr, nullptr,
                    const_cast<char**>(arguments), environ) != 0) {
    throw std::runtime_error("no standby");
  }
  const std::string attached =
      "SELECT COUNT(*) FROM pg_stat_replication WHERE sync_state IN ('sync', 'quorum')";
  for (int attempt = 0; AskPostgres(cluster.address(), attached) == "0"; ++attempt) {
    if (attempt == 500) throw std::runtime_error("the standby does not attach");
    absl::SleepFor(absl::Milliseconds(20));
  }
}

PostgresCluster::Standby::~Standby() {
  ::kill(pid_, SIGKILL);
  ::waitpid(pid_, nullptr, 0);
}

}  // namespace ecloserie::tests

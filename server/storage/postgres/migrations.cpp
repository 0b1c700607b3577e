#include "storage/postgres/migrations.h"

#include <string>

#include "absl/strings/numbers.h"

namespace ecloserie::storage::postgres {
namespace {

// Of everybody who migrates a database, one at a time.
constexpr const char* kTakeTurn = "SELECT pg_advisory_xact_lock(6563001)";

// A role that owns nothing may serve a schema that is up to date.
int VersionOf(Connection& connection) {
  if (connection.Ask("SELECT to_regclass('schema_version')").IsNull(0, 0)) {
    connection.Ask("CREATE TABLE schema_version (version BIGINT NOT NULL)");
  }
  const Result result = connection.Ask("SELECT COALESCE(MAX(version), 0) FROM schema_version");
  int version = -1;
  return absl::SimpleAtoi(std::string(result.Bytes(0, 0)), &version) ? version : -1;
}

// False when there is nothing left to do.
bool ApplyNext(Connection& connection, std::span<const engine::Migration> migrations) {
  const int newest = static_cast<int>(migrations.size());
  const int version = VersionOf(connection);
  if (version < 0 || version > newest) {
    throw StoreDefect("the database has schema version " + std::to_string(version) +
                      ", this server knows " + std::to_string(newest) +
                      ": run the server that wrote it, or a newer one");
  }
  if (version == newest) return false;
  connection.Ask(migrations[static_cast<std::size_t>(version)].sql);
  connection.Ask("DELETE FROM schema_version");
  connection.Ask("INSERT INTO schema_version (version) VALUES (" + std::to_string(version + 1) +
                 ")");
  return true;
}

}  // namespace

// Not serializable: who waited for a turn must see what the one before has done.
void Migrate(Connection& connection, std::span<const engine::Migration> migrations) {
  bool is_done = false;
  while (!is_done) {
    connection.Ask("BEGIN ISOLATION LEVEL READ COMMITTED");
    connection.Ask(kTakeTurn);
    is_done = !ApplyNext(connection, migrations);
    connection.Ask("COMMIT");
  }
}

}  // namespace ecloserie::storage::postgres

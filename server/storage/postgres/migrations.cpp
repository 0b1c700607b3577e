#include "storage/postgres/migrations.h"

#include <string>

#include "absl/strings/numbers.h"

namespace ecloserie::storage::postgres {
namespace {

// Of everybody who migrates a database, one at a time.
constexpr const char* kTakeTurn = "SELECT pg_advisory_xact_lock(6563001)";

constexpr const char* kMarkColumn = R"sql(
SELECT COUNT(*) FROM pg_attribute
WHERE attrelid = to_regclass('schema_version') AND attname = 'steps_mark'
)sql";

std::int64_t IntegerIn(const Result& result, int column) {
  std::int64_t integer = -1;
  return absl::SimpleAtoi(std::string(result.Bytes(0, column)), &integer) ? integer : -1;
}

struct Applied {
  std::int64_t version = 0;
  std::int64_t mark = 0;  // see MarkOf; the first development versions had none
};

// A role that owns nothing may serve a schema that is up to date.
Applied ReadApplied(Connection& connection) {
  if (connection.Ask("SELECT to_regclass('schema_version')").IsNull(0, 0)) {
    connection.Ask(
        "CREATE TABLE schema_version (version BIGINT NOT NULL, steps_mark BIGINT NOT NULL)");
  }
  const bool has_mark = IntegerIn(connection.Ask(kMarkColumn), 0) == 1;
  const Result result = connection.Ask(
      has_mark
          ? "SELECT COALESCE(MAX(version), 0), COALESCE(MAX(steps_mark), 0) FROM schema_version"
          : "SELECT COALESCE(MAX(version), 0), 0 FROM schema_version");
  return {.version = IntegerIn(result, 0), .mark = IntegerIn(result, 1)};
}

// False when there is nothing left to do.
bool ApplyNext(Connection& connection, std::span<const engine::Migration> migrations) {
  const Applied applied = ReadApplied(connection);
  engine::RequireOurs(migrations, applied.version, applied.mark);
  const auto done_count = static_cast<std::size_t>(applied.version);
  if (done_count == migrations.size()) return false;
  connection.Ask(migrations[done_count].sql);
  connection.Ask("DELETE FROM schema_version");
  connection.Ask("INSERT INTO schema_version (version, steps_mark) VALUES (" +
                 std::to_string(done_count + 1) + ", " +
                 std::to_string(engine::MarkOf(migrations.first(done_count + 1))) + ")");
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

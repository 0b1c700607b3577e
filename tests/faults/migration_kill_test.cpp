#include <SQLiteCpp/Database.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>

#include "storage/engine/failure.h"
#include "storage/sqlite/connection.h"
#include "storage/sqlite/migrations.h"
#include "support/postgres.h"
#include "support/schema.h"
#include "support/store.h"

namespace ecloserie::tests {
namespace {

// Every statement takes minutes; each time another one of so many is enough
// where nobody asks for all of them.
int Stride() { return std::getenv("ECLOSERIE_EVERY_STATEMENT") == nullptr ? 23 : 1; }

bool AreSame(const Facts& a, const Facts& b) {
  return a.columns == b.columns && a.keys == b.keys && a.foreign_keys == b.foreign_keys &&
         a.triggers == b.triggers && a.checks_count == b.checks_count;
}

// Migrates a file in a process of its own, which is killed when it begins the
// statement of this number. True when it got to the end.
bool MigrateUntil(const std::string& path, int statement) {
  const pid_t child = ::fork();
  if (child == 0) {
    static int left;
    left = statement;
    storage::sqlite::Connection connection(path, storage::sqlite::Connection::Mode::kReadWrite);
    const auto count = [](unsigned, void*, void*, void*) {
      if (--left == 0) ::raise(SIGKILL);
      return 0;
    };
    sqlite3_trace_v2(connection.database().getHandle(), SQLITE_TRACE_STMT, count, nullptr);
    storage::sqlite::Migrate(connection.database(), storage::sqlite::EmbeddedMigrations());
    ::_exit(0);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

TEST(MigrationKilled, AtAnyStatementGoesOnAtTheNextStartOfSqlite) {
  const Facts whole = ReadFacts(TestDatabase(Engine::kSqlite));
  int statement = 1;
  for (;; statement += Stride()) {
    const TestDatabase data(Engine::kSqlite, Contents::kNothing);
    const bool is_done = MigrateUntil(data.name(), statement);
    OpenStore(data)->Stop();
    ASSERT_TRUE(AreSame(ReadFacts(data), whole)) << "killed at statement " << statement;
    if (is_done) break;
  }

  EXPECT_GT(statement, 200);
}

// A trigger of the database's own counts commands and ends the session that gives
// the one of this number; a sequence is not rolled back.
void ArmKill(const std::string& address, int command) {
  AskPostgres(
      address,
      "CREATE SCHEMA kill; CREATE SEQUENCE kill.commands;"
      "CREATE FUNCTION kill.at_command() RETURNS event_trigger LANGUAGE plpgsql AS $$"
      "BEGIN IF nextval('kill.commands') = " +
          std::to_string(command) +
          "  THEN PERFORM pg_terminate_backend(pg_backend_pid()); END IF; END $$;"
          "CREATE EVENT TRIGGER kill ON ddl_command_start EXECUTE FUNCTION kill.at_command()");
}

void DisarmKill(const std::string& address) {
  AskPostgres(address, "DROP EVENT TRIGGER kill; DROP SCHEMA kill CASCADE");
}

TEST(MigrationKilled, AtAnyCommandGoesOnAtTheNextStartOfPostgres) {
  const Facts whole = ReadFacts(TestDatabase(Engine::kPostgres));
  int command = 1;
  for (bool is_done = false; !is_done; command += Stride()) {
    const TestDatabase data(Engine::kPostgres, Contents::kNothing);
    ArmKill(data.name(), command);
    try {
      OpenStore(data)->Stop();
      is_done = true;
    } catch (const storage::engine::EngineError& error) {
      ASSERT_EQ(error.fault(), storage::engine::EngineFault::kAway) << error.what();
    }
    DisarmKill(data.name());
    OpenStore(data)->Stop();
    ASSERT_TRUE(AreSame(ReadFacts(data), whole)) << "killed at command " << command;
  }

  EXPECT_GT(command, 200);
}

}  // namespace
}  // namespace ecloserie::tests

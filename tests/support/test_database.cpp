#include "support/test_database.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <fstream>
#include <mutex>
#include <sstream>
#include <stdexcept>

#include "absl/time/clock.h"
#include "storage/postgres/postgres_database.h"
#include "storage/sqlite/sqlite_database.h"

namespace ecloserie::tests {
namespace {

using storage::postgres::Address;
using storage::postgres::Connection;

std::string Environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

Connection Connect(const std::string& address) {
  return {Address::Parse(address), absl::Now() + absl::Minutes(1)};
}

// Tests run beside one another, in processes of their own.
std::string FreshName() {
  static std::atomic<int> count = 0;
  return "test_" + std::to_string(::getpid()) + "_" + std::to_string(++count);
}

std::string PostgresFolder() {
  std::string folder = Environment("ECLOSERIE_TEST_POSTGRES");
  if (!folder.empty()) return folder;
  throw std::runtime_error("there is no PostgreSQL server: run this by script/with-postgres");
}

std::string AddressIn(const std::string& folder, const std::string& database) {
  return "postgres://ecloserie@/" + database + "?host=" + folder;
}

constexpr const char* kTemplate = "ecloserie_template";

// Half a second of work that every test would do again. The first process to need
// it makes it, the others wait.
void MakeTemplate() {
  Connection connection = Connect(PostgresAddress("postgres"));
  connection.Hold(kTemplate);
  const std::string query =
      "SELECT COUNT(*) FROM pg_database WHERE datname = '" + std::string(kTemplate) + "'";
  if (connection.Ask(query).Bytes(0, 0) == "1") return;
  const std::string unfinished = std::string(kTemplate) + "_unfinished";
  connection.Ask("DROP DATABASE IF EXISTS " + unfinished);
  connection.Ask("CREATE DATABASE " + unfinished);
  storage::postgres::PostgresDatabase maker({.address = PostgresAddress(unfinished)});
  maker.Stop();
  connection.Ask("ALTER DATABASE " + unfinished + " RENAME TO " + kTemplate);
}

void CreateOnPostgres(const std::string& database, Contents contents) {
  const std::string create = "CREATE DATABASE " + database;
  if (contents == Contents::kNothing) {
    Connect(PostgresAddress("postgres")).Ask(create);
    return;
  }
  static std::once_flag is_made;
  std::call_once(is_made, MakeTemplate);
  Connect(PostgresAddress("postgres")).Ask(create + " TEMPLATE " + kTemplate);
}

std::string ReadAll(const std::string& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

// As PostgreSQL's XML has bytes.
std::string HexOf(const std::string& bytes) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string hex;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    hex += kDigits[byte >> 4U];
    hex += kDigits[byte & 15U];
  }
  return hex;
}

// A file that is written to as anybody could who has it: triggers are in the way.
void TamperWithFile(const std::string& path, const std::string& statements) {
  SQLite::Database file(path, SQLite::OPEN_READWRITE);
  std::string drops;
  SQLite::Statement triggers(file, "SELECT name FROM sqlite_schema WHERE type = 'trigger'");
  while (triggers.executeStep()) drops += "DROP TRIGGER " + triggers.getColumn(0).getString() + ";";
  triggers.reset();
  file.exec(drops + statements);
}

}  // namespace

Engine TestedEngine() {
  const std::string engine = Environment("ECLOSERIE_TEST_ENGINE");
  if (engine.empty() || engine == "sqlite") return Engine::kSqlite;
  if (engine == "postgres") return Engine::kPostgres;
  throw std::runtime_error("ECLOSERIE_TEST_ENGINE is neither sqlite nor postgres");
}

std::string PostgresAddress(const std::string& database) {
  return AddressIn(PostgresFolder(), database);
}

TestDatabase::TestDatabase(Engine engine, Contents contents) : engine_(engine) {
  if (engine_ == Engine::kSqlite) {
    name_ = folder_ / "school.sqlite";
    if (contents == Contents::kSchema) {
      const storage::sqlite::SqliteDatabase maker({.path = name_});
    }
    return;
  }
  postgres_folder_ = PostgresFolder();
  database_ = FreshName();
  name_ = AddressIn(postgres_folder_, database_);
  CreateOnPostgres(database_, contents);
}

TestDatabase::TestDatabase(const std::string& folder)
    : engine_(Engine::kPostgres),
      postgres_folder_(folder),
      database_(FreshName()),
      name_(AddressIn(folder, database_)) {
  Connect(AddressIn(folder, "postgres")).Ask("CREATE DATABASE " + database_);
}

TestDatabase::~TestDatabase() {
  if (engine_ == Engine::kSqlite) return;
  Connect(AddressIn(postgres_folder_, "postgres"))
      .Ask("DROP DATABASE " + database_ + " WITH (FORCE)");
}

void TestDatabase::DisconnectEverybody() const {
  Connect(AddressIn(postgres_folder_, "postgres"))
      .Ask("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + database_ +
           "'");
}

std::int64_t TestDatabase::Ask(const std::string& query) const {
  if (engine_ == Engine::kSqlite) {
    const SQLite::Database file(name_, SQLite::OPEN_READONLY);
    SQLite::Statement statement(file, query);
    statement.executeStep();
    return statement.getColumn(0).getInt64();
  }
  return std::stoll(std::string(Connect(name_).Ask(query).Bytes(0, 0)));
}

void TestDatabase::Tamper(const std::string& statements) const {
  if (engine_ == Engine::kSqlite) return TamperWithFile(name_, statements);
  Connect(name_).Ask("SET session_replication_role = replica; " + statements);
}

bool TestDatabase::Holds(const std::string& bytes) const {
  if (engine_ == Engine::kSqlite) {
    return ReadAll(name_).find(bytes) != std::string::npos ||
           ReadAll(name_ + "-wal").find(bytes) != std::string::npos;
  }
  Connection connection = Connect(name_);
  connection.Ask("SET xmlbinary = hex");
  const auto rows = connection.Ask(
      "SELECT string_agg(query_to_xml(format('SELECT * FROM %I', tablename), TRUE, TRUE, "
      "'')::text, '') FROM pg_tables WHERE schemaname = 'public'");
  const std::string text(rows.Bytes(0, 0));
  return text.find(bytes) != std::string::npos || text.find(HexOf(bytes)) != std::string::npos;
}

bool TestDatabase::IsIntact() const {
  if (engine_ == Engine::kSqlite) {
    const SQLite::Database file(name_, SQLite::OPEN_READONLY);
    SQLite::Statement check(file, "PRAGMA integrity_check");
    return check.executeStep() && check.getColumn(0).getString() == "ok";
  }
  Connection connection = Connect(name_);
  connection.Ask("CREATE EXTENSION IF NOT EXISTS amcheck");
  // Throws where an index and its table disagree.
  connection.Ask(
      "SELECT bt_index_check(c.oid, TRUE) FROM pg_class AS c JOIN pg_index AS i ON i.indexrelid = "
      "c.oid "
      "WHERE c.relkind = 'i' AND c.relnamespace = 'public'::regnamespace");
  return true;
}

}  // namespace ecloserie::tests

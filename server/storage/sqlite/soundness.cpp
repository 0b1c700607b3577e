#include "storage/sqlite/soundness.h"

#include <SQLiteCpp/Exception.h>
#include <SQLiteCpp/Statement.h>
#include <unistd.h>

#include "storage/engine/reading_database.h"
#include "storage/rows.h"
#include "storage/sqlite/connection.h"
#include "storage/sqlite/fault.h"
#include "storage/sqlite/migrations.h"

namespace ecloserie::storage::sqlite {
namespace {

constexpr const char* kCheckPages = "PRAGMA integrity_check(100)";
constexpr const char* kCheckForeignKeys = "PRAGMA foreign_key_check";
constexpr std::size_t kFindingsMax = 100;

std::unique_ptr<Connection> OpenToRead(const std::string& path) {
  return std::make_unique<Connection>(path, Connection::Mode::kReadOnly);
}

void RequireFile(const std::string& path) {
  if (::access(path.c_str(), R_OK) != 0) throw StoreDefect("cannot read " + path);
}

std::vector<std::string> CheckPages(SQLite::Database& file) {
  std::vector<std::string> findings;
  SQLite::Statement check(file, kCheckPages);
  while (check.executeStep()) {
    const std::string finding = check.getColumn(0);
    if (finding != "ok") findings.push_back(finding);
  }
  return findings;
}

std::vector<std::string> CheckForeignKeys(SQLite::Database& file) {
  std::vector<std::string> findings;
  SQLite::Statement check(file, kCheckForeignKeys);
  while (findings.size() < kFindingsMax && check.executeStep()) {
    findings.push_back("a row of " + check.getColumn(0).getString() + " refers to a row of " +
                       check.getColumn(2).getString() + " that is not there");
  }
  return findings;
}

}  // namespace

// A file that cannot even be read is damaged too.
Damage FindDamage(const std::string& path) {
  RequireFile(path);
  Damage damage;
  try {
    const auto connection = OpenToRead(path);
    damage.pages = CheckPages(connection->database());
    damage.foreign_keys = CheckForeignKeys(connection->database());
  } catch (const SQLite::Exception& error) {
    damage.pages.emplace_back(error.what());
  } catch (const engine::EngineError& error) {
    damage.pages.emplace_back(error.what());
  }
  return damage;
}

int SchemaVersionOf(const std::string& path) {
  RequireFile(path);
  const auto connection = OpenToRead(path);
  int version = 0;
  try {
    version = connection->database().execAndGet("PRAGMA user_version").getInt();
  } catch (const SQLite::Exception& error) {
    throw Meaning(error);
  }
  const int newest = static_cast<int>(EmbeddedMigrations().size());
  if (version < 1) throw StoreDefect(path + " is no database of this program");
  if (version > newest) {
    throw StoreDefect(path + " has schema version " + std::to_string(version) +
                      ", this program knows " + std::to_string(newest));
  }
  return version;
}

std::unique_ptr<Database> OpenForReading(const std::string& path) {
  const int version = SchemaVersionOf(path);
  const int newest = static_cast<int>(EmbeddedMigrations().size());
  if (version != newest) {
    throw StoreDefect(path + " has schema version " + std::to_string(version) +
                      ", this program reads " + std::to_string(newest) +
                      ": the next start of the server brings it up to date");
  }
  return std::make_unique<engine::ReadingDatabase>([path](absl::Time) { return OpenToRead(path); });
}

}  // namespace ecloserie::storage::sqlite

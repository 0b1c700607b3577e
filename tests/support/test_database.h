#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "support/temporary_folder.h"

namespace ecloserie::tests {

enum class Engine { kSqlite, kPostgres };

// The engine that this run of the tests is about: ECLOSERIE_TEST_ENGINE, which
// CTest sets; without it SQLite.
Engine TestedEngine();

enum class Contents {
  kNothing,
  kSchema,  // Up to date, without a row: made once for PostgreSQL, and copied.
};

// A database for one test, and gone with it: a file, or a database on the
// PostgreSQL server that script/with-postgres has started.
class TestDatabase {
 public:
  explicit TestDatabase(Engine engine = TestedEngine(), Contents contents = Contents::kSchema);
  // On the PostgreSQL server whose socket lies in the folder.
  explicit TestDatabase(const std::string& folder);
  ~TestDatabase();
  TestDatabase(const TestDatabase&) = delete;
  TestDatabase& operator=(const TestDatabase&) = delete;

  // What ecloserie-server --database takes.
  const std::string& name() const { return name_; }
  Engine engine() const { return engine_; }

  // Of PostgreSQL: the folder of its socket, and the name by which it knows this.
  const std::string& folder() const { return postgres_folder_; }
  const std::string& database() const { return database_; }
  void DisconnectEverybody() const;

  // The number that a query answers, asked past the server.
  std::int64_t Ask(const std::string& query) const;
  // As somebody who owns the data, but without this program, would change them:
  // no trigger and no foreign key stands in the way. No server may be running.
  void Tamper(const std::string& statements) const;
  // Whether the bytes stand anywhere in the data: in SQLite's file and log, in any row
  // and column of PostgreSQL's.
  bool Holds(const std::string& bytes) const;
  // Whether the engine finds its own files in order.
  bool IsIntact() const;

 private:
  const Engine engine_;
  TemporaryFolder folder_;
  std::string postgres_folder_;
  std::string database_;
  std::string name_;
};

// The address of a database on the server that script/with-postgres has started.
// Throws when there is none.
std::string PostgresAddress(const std::string& database);

}  // namespace ecloserie::tests

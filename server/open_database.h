#pragma once

#include <functional>
#include <memory>
#include <string>

#include "storage/database.h"

namespace ecloserie {

struct DatabaseOptions {
  std::string database;  // the SQLite file, or postgres://...
  // Of PostgreSQL only; see server options of the same names.
  bool requires_standby = false;
  bool has_strands = true;
  // Told what went wrong with the engine, for the log; by any thread.
  std::function<void(const std::string&)> on_trouble;
};

// Opens it with the engine that its name asks for, and brings its schema up to
// date. Throws with the reason when that cannot be.
std::unique_ptr<storage::Database> OpenDatabase(const DatabaseOptions& options);

// Opens one that a server may have open, for reading, and changes nothing. Throws
// when it is missing or its schema is another than this program's.
std::unique_ptr<storage::Database> OpenForReading(const std::string& database);

}  // namespace ecloserie

#pragma once

#include <span>

namespace SQLite {
class Database;
}

namespace ecloserie::storage::sqlite {

// One step of the schema: appended, never edited.
struct Migration {
  const char* name;  // NNNN_what
  const char* sql;
};

// In order; compiled in.
std::span<const Migration> EmbeddedMigrations();

// Applies what is missing, each step in a transaction of its own with its
// version, so that a kill between or inside steps leaves a schema from which the
// next start goes on. Throws StoreDefect when the file is newer than we are.
void Migrate(SQLite::Database& database, std::span<const Migration> migrations);

}  // namespace ecloserie::storage::sqlite

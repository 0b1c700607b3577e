#pragma once

#include <span>

#include "storage/engine/migration.h"

namespace SQLite {
class Database;
}

namespace ecloserie::storage::sqlite {

// In order; compiled in.
std::span<const engine::Migration> EmbeddedMigrations();

// Applies what is missing, each step in a transaction of its own with its
// version, so that a kill between or inside steps leaves a schema from which the
// next start goes on. Throws StoreDefect when the file is newer than we are.
void Migrate(SQLite::Database& database, std::span<const engine::Migration> migrations);

}  // namespace ecloserie::storage::sqlite

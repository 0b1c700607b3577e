#pragma once

#include <span>

#include "storage/engine/migration.h"
#include "storage/postgres/connection.h"

namespace ecloserie::storage::postgres {

// In order; compiled in.
std::span<const engine::Migration> EmbeddedMigrations();

// Applies what is missing, each step in a transaction of its own with its
// version, so that a kill between or inside steps leaves a schema from which the
// next start goes on. Servers that start together take turns. Throws StoreDefect
// when the database is newer than we are.
void Migrate(Connection& connection, std::span<const engine::Migration> migrations);

}  // namespace ecloserie::storage::postgres

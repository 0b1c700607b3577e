#include "support/store.h"

#include "storage/postgres/postgres_database.h"
#include "storage/sqlite/sqlite_database.h"

namespace ecloserie::tests {

std::unique_ptr<storage::Database> OpenStore(const TestDatabase& database,
                                             std::size_t waiting_max) {
  switch (database.engine()) {
    case Engine::kSqlite:
      return std::make_unique<storage::sqlite::SqliteDatabase>(storage::sqlite::SqliteOptions{
          .path = database.name(), .writer = {.waiting_max = waiting_max}});
    case Engine::kPostgres:
      return std::make_unique<storage::postgres::PostgresDatabase>(
          storage::postgres::PostgresOptions{.address = database.name(),
                                             .writer = {.waiting_max = waiting_max}});
  }
  throw std::logic_error("an engine without a store");
}

}  // namespace ecloserie::tests

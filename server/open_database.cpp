#include "open_database.h"

#include <algorithm>
#include <thread>

#include "storage/postgres/postgres_database.h"
#include "storage/postgres/postgres_reader.h"
#include "storage/sqlite/soundness.h"
#include "storage/sqlite/sqlite_database.h"

namespace ecloserie {
namespace {

std::unique_ptr<storage::Database> OpenPostgres(const DatabaseOptions& options) {
  using storage::postgres::StandbyPolicy;
  return std::make_unique<storage::postgres::PostgresDatabase>(storage::postgres::PostgresOptions{
      .address = options.database,
      .standby = options.requires_standby ? StandbyPolicy::kRequired : StandbyPolicy::kNotAsked,
      .writer = {.has_strands = options.has_strands},
      .on_trouble = options.on_trouble});
}

std::unique_ptr<storage::Database> OpenSqlite(const DatabaseOptions& options) {
  return std::make_unique<storage::sqlite::SqliteDatabase>(storage::sqlite::SqliteOptions{
      .path = options.database,
      .writer = {.on_trouble = options.on_trouble},
      .readers = {.threads_count = std::max(2U, std::thread::hardware_concurrency())}});
}

}  // namespace

std::unique_ptr<storage::Database> OpenDatabase(const DatabaseOptions& options) {
  return storage::postgres::IsAddress(options.database) ? OpenPostgres(options)
                                                        : OpenSqlite(options);
}

std::unique_ptr<storage::Database> OpenForReading(const std::string& database) {
  return storage::postgres::IsAddress(database) ? storage::postgres::OpenForReading(database)
                                                : storage::sqlite::OpenForReading(database);
}

}  // namespace ecloserie

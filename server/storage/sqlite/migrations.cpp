#include "storage/sqlite/migrations.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <SQLiteCpp/Transaction.h>

#include <algorithm>
#include <string>

namespace ecloserie::storage::sqlite {

namespace {

// A table as it is once schools have used it for years, in powers of two.
constexpr int kRowsOfTable = 20;
constexpr int kRowsOfSchool = 16;
constexpr int kRowsOfLooseKey = 4;

// How many rows share the first column of a key, the first two, and so on: each
// column narrows as much as the others.
std::string SizesOf(int columns_count, bool is_unique) {
  const int last = is_unique ? 0 : kRowsOfLooseKey;
  std::string sizes = std::to_string(1 << kRowsOfTable);
  for (int left = columns_count - 1; left >= 0; --left) {
    const int widest = columns_count == 1 ? last : kRowsOfSchool;
    const int rows = last + (widest - last) * left / std::max(1, columns_count - 1);
    sizes += " " + std::to_string(1 << rows);
  }
  return sizes;
}

// SQLite that knows nothing about sizes takes a whole school for ten rows, and
// reads it where an index would find three. We say what we know instead of
// measuring: plans are the same on every database, on the first day too.
void DeclareSizes(SQLite::Database& database) {
  database.exec("ANALYZE school_clock");  // makes the table of sizes
  database.exec("DELETE FROM sqlite_stat1");
  SQLite::Statement keys(database, R"sql(
    SELECT t.name, i.name, i.origin, i."unique",
           (SELECT COUNT(*) FROM pragma_index_info(i.name))
    FROM sqlite_schema AS t JOIN pragma_index_list(t.name) AS i
    WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%')sql");
  SQLite::Statement declare(database, "INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES (?, ?, ?)");
  while (keys.executeStep()) {
    const std::string table = keys.getColumn(0);
    const bool is_primary = keys.getColumn(2).getString() == "pk";
    const std::string key = is_primary ? table : keys.getColumn(1).getString();
    declare.bind(1, table);
    declare.bind(2, key);
    declare.bind(3, SizesOf(keys.getColumn(4), keys.getColumn(3).getInt() == 1));
    declare.exec();
    declare.reset();
  }
}

}  // namespace

void Migrate(SQLite::Database& database, std::span<const engine::Migration> migrations) {
  const int version = database.execAndGet("PRAGMA user_version").getInt();
  const int newest = static_cast<int>(migrations.size());
  engine::RequireOurs(migrations, version, database.execAndGet("PRAGMA application_id").getInt());
  for (int next = version; next < newest; ++next) {
    SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
    database.exec(migrations[static_cast<std::size_t>(next)].sql);
    database.exec("PRAGMA user_version = " + std::to_string(next + 1));
    const auto applied = migrations.first(static_cast<std::size_t>(next) + 1);
    database.exec("PRAGMA application_id = " + std::to_string(engine::MarkOf(applied)));
    DeclareSizes(database);
    transaction.commit();
  }
  if (version < newest) database.exec("ANALYZE sqlite_schema");  // reads the sizes
}

}  // namespace ecloserie::storage::sqlite

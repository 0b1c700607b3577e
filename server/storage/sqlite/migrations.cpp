#include "storage/sqlite/migrations.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Transaction.h>

#include <string>

#include "storage/rows.h"

namespace ecloserie::storage::sqlite {

void Migrate(SQLite::Database& database, std::span<const Migration> migrations) {
  const int version = database.execAndGet("PRAGMA user_version").getInt();
  const int newest = static_cast<int>(migrations.size());
  if (version < 0 || version > newest) {
    throw StoreDefect("the database has schema version " + std::to_string(version) +
                      ", this server knows " + std::to_string(newest) +
                      ": run the server that wrote it, or a newer one");
  }
  for (int next = version; next < newest; ++next) {
    SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
    database.exec(migrations[static_cast<std::size_t>(next)].sql);
    database.exec("PRAGMA user_version = " + std::to_string(next + 1));
    transaction.commit();
  }
}

}  // namespace ecloserie::storage::sqlite

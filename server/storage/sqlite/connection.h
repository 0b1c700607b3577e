#pragma once

#include <SQLiteCpp/Database.h>

#include <memory>
#include <span>
#include <string>
#include <unordered_map>

#include "storage/transaction.h"

struct sqlite3_stmt;

namespace ecloserie::storage::sqlite {

// One connection and its prepared statements; used by one thread. It is a
// Transaction as long as its owner keeps one open.
class Connection final : public Transaction {
 public:
  enum class Mode { kReadWrite, kReadOnly };

  Connection(const std::string& path, Mode mode);
  ~Connection() override;

  SQLite::Database& database() { return database_; }

  // BEGIN, SAVEPOINT and their like, prepared once.
  void Run(const Sql& sql) { Execute(sql, {}); }

  // False once an error has made the engine roll the whole transaction back.
  bool IsInTransaction() const;
  // Rows written since the connection was opened, by triggers too, and those that
  // were taken back.
  std::int64_t WrittenCount() const;

 private:
  class Statement;

  Cursor& Open(const Sql& sql, std::span<const Value> values) override;

  SQLite::Database database_;
  std::unordered_map<const Sql*, std::unique_ptr<Statement>> statements_;
};

}  // namespace ecloserie::storage::sqlite

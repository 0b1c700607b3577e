#pragma once

#include <SQLiteCpp/Database.h>

#include <optional>
#include <string>
#include <vector>

#include "ecloserie/outbox.h"

namespace ecloserie {

// An item and what only the file knows of it.
struct OutboxRow {
  OutboxItem item;
  std::optional<v1::Register> now;  // What a stale register said when it was read again.
};

// The rows of an outbox, inside a transaction that somebody else has begun.
class OutboxRows {
 public:
  explicit OutboxRows(SQLite::Database& database) : database_(database) {}

  void PutTaken(const v1::Register& taken);
  std::optional<v1::Register> Taken(const std::string& session) const;
  std::vector<v1::Register> AllTaken() const;

  // The number of the new item, QUEUED.
  std::int64_t Add(const v1::RecordRegisterRequest& request, const v1::Register& taken);
  std::optional<OutboxRow> Find(std::int64_t number) const;
  // The one that is not settled yet, if there is one.
  std::optional<OutboxRow> FindOpen(const std::string& session) const;
  std::vector<OutboxRow> All() const;
  // All but what was recorded, and for whom: that never changes.
  void Update(const OutboxRow& row);

  int Forget(std::chrono::system_clock::time_point before);

 private:
  SQLite::Database& database_;
};

// Makes the tables in an empty file. Says why the file cannot be used, if so.
std::optional<Error> MakeTables(SQLite::Database& database, const std::string& path);

}  // namespace ecloserie

#pragma once

#include <SQLiteCpp/Database.h>

#include <memory>
#include <span>
#include <string>
#include <unordered_map>

#include "storage/engine/session.h"

namespace ecloserie::storage::sqlite {

// One connection to the file and its prepared statements.
class Connection final : public engine::Session {
 public:
  enum class Mode { kReadWrite, kReadOnly };

  // Throws EngineError.
  Connection(const std::string& path, Mode mode);
  ~Connection() override;
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  SQLite::Database& database() { return *database_; }

  void Start() override;
  void StartReading() override;
  Outcome Commit() override;
  void Rollback() override;
  void SetMark() override;
  void ReturnToMark() override;
  void DropMark() override;
  bool IsInTransaction() const override;
  bool IsAborted() const override { return false; }
  bool IsReusable() const override { return !is_outcome_unknown_ && !IsInTransaction(); }
  bool Distrust() override { return false; }
  std::int64_t WrittenCount() const override;
  // What works in this process ends by itself.
  void SetDeadline(absl::Time) override {}

 private:
  class Statement;

  Cursor& Open(const Sql& sql, std::span<const Value> values) override;

  std::unique_ptr<SQLite::Database> database_;
  std::unordered_map<const Sql*, std::unique_ptr<Statement>> statements_;
  bool is_outcome_unknown_ = false;
};

}  // namespace ecloserie::storage::sqlite

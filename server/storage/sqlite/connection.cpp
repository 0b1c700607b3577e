#include "storage/sqlite/connection.h"

#include <SQLiteCpp/Exception.h>
#include <sqlite3.h>

#include <algorithm>

#include "storage/sqlite/fault.h"

namespace ecloserie::storage::sqlite {
namespace {

using engine::EngineError;
using engine::EngineFault;

// Prepared once, like every other statement.
constexpr Sql kBegin{"BEGIN IMMEDIATE"};
constexpr Sql kBeginReading{"BEGIN"};
constexpr Sql kCommit{"COMMIT"};
constexpr Sql kRollback{"ROLLBACK"};
constexpr Sql kSetMark{"SAVEPOINT unit_of_work"};
constexpr Sql kReturnToMark{"ROLLBACK TO unit_of_work"};
constexpr Sql kDropMark{"RELEASE unit_of_work"};

void Check(sqlite3* handle, int code) {
  if (code != SQLITE_OK) throw Meaning(SQLite::Exception(handle, code));
}

// SQLite counts its memory under a lock that all connections share, at every
// allocation; nobody reads the count. Once per process and before its first use:
// where somebody was faster, it goes on counting.
void StopCountingMemory() {
  [[maybe_unused]] static const int code = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

void Harden(sqlite3* handle) {
  Check(handle, sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr));
  Check(handle, sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr));
  Check(handle, sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DML, 0, nullptr));
  Check(handle, sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr));
  Check(handle, sqlite3_db_config(handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr));
  Check(handle, sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_FKEY, 1, nullptr));
}

int OpenFlags(Connection::Mode mode) {
  StopCountingMemory();
  const int access = mode == Connection::Mode::kReadWrite
                         ? SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE
                         : SQLite::OPEN_READONLY;
  return access | SQLITE_OPEN_NOMUTEX;
}

void SetPragmas(SQLite::Database& database, Connection::Mode mode) {
  if (mode == Connection::Mode::kReadWrite) {
    database.exec("PRAGMA journal_mode = WAL");
    database.exec("PRAGMA journal_size_limit = 67108864");
    database.exec("PRAGMA cache_size = -65536");
    // A key that was destroyed is not found in a page that is free.
    database.exec("PRAGMA secure_delete = ON");
  } else {
    database.exec("PRAGMA query_only = 1");
    database.exec("PRAGMA cache_size = -16384");
  }
  database.exec("PRAGMA synchronous = FULL");
  database.exec("PRAGMA wal_autocheckpoint = 0");
  database.exec("PRAGMA temp_store = MEMORY");
}

}  // namespace

// A prepared statement, rewound after each use.
class Connection::Statement final : public Cursor {
 public:
  Statement(sqlite3* handle, const Sql& sql) : handle_(handle) {
    Check(handle_, sqlite3_prepare_v3(handle_, sql.text, -1, SQLITE_PREPARE_PERSISTENT, &statement_,
                                      nullptr));
    // $n is a name to SQLite, numbered by first appearance: looked up once.
    const int count = sqlite3_bind_parameter_count(statement_);
    for (int n = 1; n <= count; ++n) {
      const int index = sqlite3_bind_parameter_index(statement_, ("$" + std::to_string(n)).c_str());
      if (index == 0) throw StoreDefect(std::string("parameters skip a number in ") + sql.text);
      indexes_.push_back(index);
    }
  }
  ~Statement() override { sqlite3_finalize(statement_); }
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;

  void Begin(std::span<const Value> values) {
    if (is_running_) throw StoreDefect("a statement was asked again while its rows were read");
    if (values.size() != indexes_.size()) {
      throw StoreDefect(std::string("wrong number of values for ") + sqlite3_sql(statement_));
    }
    Hold(values);
    std::size_t held_until = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
      const std::size_t size = values[i].bytes().size();
      Bind(indexes_[i], values[i], {held_.data() + held_until, size});
      held_until += size;
    }
    is_running_ = true;
  }

  bool Step() override {
    const int code = sqlite3_step(statement_);
    if (code == SQLITE_ROW) return true;
    if (code == SQLITE_DONE) return false;
    throw Meaning(SQLite::Exception(handle_, code));
  }
  std::int64_t ChangedCount() const override { return sqlite3_changes64(handle_); }
  bool IsNull(int column) const override {
    return sqlite3_column_type(statement_, column) == SQLITE_NULL;
  }
  std::int64_t Integer(int column) const override {
    return sqlite3_column_int64(statement_, column);
  }
  std::string_view Bytes(int column) const override {
    const void* bytes = sqlite3_column_blob(statement_, column);
    if (bytes == nullptr) return {};
    return {static_cast<const char*>(bytes),
            static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
  }
  void Finish() override {
    is_running_ = false;
    sqlite3_reset(statement_);
  }

 private:
  // Texts and bytes are copied once, into memory of the statement's own: rows are
  // read after the caller's values are gone.
  void Hold(std::span<const Value> values) {
    std::size_t size = 0;
    for (const Value& value : values) size += value.bytes().size();
    // Never without memory: SQLite reads a text that points nowhere as NULL.
    if (held_.size() <= size) held_.resize(2 * size + 1);
    char* at = held_.data();
    for (const Value& value : values) {
      const std::string_view bytes = value.bytes();
      at = std::copy_n(bytes.data(), bytes.size(), at);
    }
  }

  void Bind(int index, const Value& value, std::string_view held) {
    if (value.is_null()) {
      Check(handle_, sqlite3_bind_null(statement_, index));
    } else if (value.type() == Value::Type::kInteger) {
      Check(handle_, sqlite3_bind_int64(statement_, index, value.integer()));
    } else if (value.type() == Value::Type::kText) {
      Check(handle_, sqlite3_bind_text64(statement_, index, held.data(), held.size(), SQLITE_STATIC,
                                         SQLITE_UTF8));
    } else {
      Check(handle_,
            sqlite3_bind_blob64(statement_, index, held.data(), held.size(), SQLITE_STATIC));
    }
  }

  sqlite3* handle_;
  sqlite3_stmt* statement_ = nullptr;
  std::vector<int> indexes_;
  std::vector<char> held_;
  bool is_running_ = false;
};

Connection::Connection(const std::string& path, Mode mode) {
  try {
    database_ = std::make_unique<SQLite::Database>(path, OpenFlags(mode), /*aBusyTimeoutMs=*/5000);
    Harden(database_->getHandle());
    SetPragmas(*database_, mode);
  } catch (const SQLite::Exception& error) {
    throw Meaning(error);
  }
}

Connection::~Connection() = default;

void Connection::Start() { Execute(kBegin, {}); }
void Connection::StartReading() { Execute(kBeginReading, {}); }
void Connection::Rollback() { Execute(kRollback, {}); }
void Connection::SetMark() { Execute(kSetMark, {}); }
void Connection::ReturnToMark() { Execute(kReturnToMark, {}); }
void Connection::DropMark() { Execute(kDropMark, {}); }

// After an I/O error at the commit nobody knows whether it happened: the rows may
// be in the log and survive the next start. The next connection recovers, and
// request ids decide.
Outcome Connection::Commit() {
  try {
    Execute(kCommit, {});
    return {};
  } catch (const EngineError& error) {
    if (error.fault() == EngineFault::kFull && IsInTransaction()) {
      try {
        Rollback();
        return engine::FailedBy(error);
      } catch (const EngineError&) {
      }
    }
    is_outcome_unknown_ = true;
    return engine::Unknown(error.what());
  }
}

bool Connection::IsInTransaction() const {
  return sqlite3_get_autocommit(database_->getHandle()) == 0;
}

std::int64_t Connection::WrittenCount() const {
  return sqlite3_total_changes64(database_->getHandle());
}

Cursor& Connection::Open(const Sql& sql, std::span<const Value> values) {
  std::unique_ptr<Statement>& statement = statements_[&sql];
  if (!statement) statement = std::make_unique<Statement>(database_->getHandle(), sql);
  statement->Begin(values);
  return *statement;
}

}  // namespace ecloserie::storage::sqlite

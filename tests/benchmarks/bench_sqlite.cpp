// SQLite alone, in the settings of the store.
#include <sqlite3.h>

#include <stdexcept>

#include "bare_writer.h"
#include "measurement.h"

namespace ecloserie::benchmarks {
namespace {

class BareSqlite final : public BareDatabase {
 public:
  explicit BareSqlite(const std::string& path) {
    Check(sqlite3_open(path.c_str(), &handle_));
    Execute("PRAGMA journal_mode = WAL");
    Execute("PRAGMA synchronous = FULL");
    Execute(
        BareTables({.integer = "INTEGER", .bytes = "BLOB", .table_end = "STRICT, WITHOUT ROWID"}));
    for (std::size_t i = 0; i < kBareRowsCount; ++i) statements_[i] = Prepare(BareStatements()[i]);
    begin_ = Prepare("BEGIN IMMEDIATE");
    commit_ = Prepare("COMMIT");
  }

  void Begin() override { Run(begin_); }
  void Commit() override { Run(commit_); }

  void Write(BareRow row, std::initializer_list<BareValue> values) override {
    sqlite3_stmt* statement = statements_[static_cast<std::size_t>(row)];
    int at = 0;
    for (const BareValue& value : values) Bind(statement, ++at, value);
    Run(statement);
  }

 private:
  void Check(int code) const {
    if (code != SQLITE_OK) throw std::runtime_error(sqlite3_errmsg(handle_));
  }
  void Execute(const std::string& sql) {
    Check(sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr));
  }

  sqlite3_stmt* Prepare(const char* sql) {
    sqlite3_stmt* statement = nullptr;
    Check(sqlite3_prepare_v3(handle_, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr));
    return statement;
  }

  static void Bind(sqlite3_stmt* statement, int at, const BareValue& value) {
    if (const auto* integer = std::get_if<std::int64_t>(&value)) {
      sqlite3_bind_int64(statement, at, *integer);
    } else if (const auto* text = std::get_if<std::string_view>(&value)) {
      sqlite3_bind_text(statement, at, text->data(), static_cast<int>(text->size()), SQLITE_STATIC);
    } else {
      const auto bytes = std::get<std::span<const unsigned char>>(value);
      sqlite3_bind_blob(statement, at, bytes.data(), static_cast<int>(bytes.size()), SQLITE_STATIC);
    }
  }

  void Run(sqlite3_stmt* statement) {
    const int code = sqlite3_step(statement);
    if (code != SQLITE_DONE) throw std::runtime_error(sqlite3_errmsg(handle_));
    sqlite3_reset(statement);
  }

  // They live as long as the process.
  sqlite3* handle_ = nullptr;
  std::array<sqlite3_stmt*, kBareRowsCount> statements_{};
  sqlite3_stmt* begin_ = nullptr;
  sqlite3_stmt* commit_ = nullptr;
};

}  // namespace
}  // namespace ecloserie::benchmarks

int main(int argc, char** argv) {
  using ecloserie::benchmarks::BareSqlite;
  const auto open = [](const ecloserie::benchmarks::Flags& flags) {
    return std::make_unique<BareSqlite>(flags.Text("--database"));
  };
  return ecloserie::benchmarks::RunBareWriter(argc, argv, ecloserie::benchmarks::kSqlite, open);
}

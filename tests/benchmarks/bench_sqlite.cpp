// The floor under every write: SQLite alone, in the settings of the store, with
// one connection, prepared statements and no caller to answer.
#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <iostream>
#include <stdexcept>
#include <vector>

#include "flags.h"
#include "measurement.h"
#include "processor_time.h"

namespace ecloserie::benchmarks {
namespace {

using Clock = std::chrono::steady_clock;

// The columns and keys of the store's tables, without foreign keys, checks and
// triggers.
constexpr const char* kTables = R"sql(
CREATE TABLE mark (
  school TEXT NOT NULL, session BLOB NOT NULL, enrolment BLOB NOT NULL, presence TEXT NOT NULL,
  minutes_late INTEGER NOT NULL, minutes_left_early INTEGER NOT NULL,
  minutes_attended INTEGER NOT NULL, channel TEXT NOT NULL, capture TEXT NOT NULL,
  marked_by TEXT NOT NULL, marked_at INTEGER NOT NULL, version INTEGER NOT NULL,
  sequence INTEGER NOT NULL, PRIMARY KEY (school, session, enrolment)) STRICT, WITHOUT ROWID;
CREATE TABLE request (
  school TEXT NOT NULL, principal TEXT NOT NULL, request_id TEXT NOT NULL, method TEXT NOT NULL,
  request_digest BLOB NOT NULL, outcome TEXT NOT NULL, answer TEXT NOT NULL,
  sequence INTEGER NOT NULL, at INTEGER NOT NULL,
  PRIMARY KEY (school, principal, request_id)) STRICT, WITHOUT ROWID;
CREATE TABLE journal (
  school TEXT NOT NULL, sequence INTEGER NOT NULL, ordinal INTEGER NOT NULL, at INTEGER NOT NULL,
  principal TEXT NOT NULL, method TEXT NOT NULL, request_id TEXT NOT NULL, kind TEXT NOT NULL,
  resource TEXT NOT NULL, version INTEGER NOT NULL,
  PRIMARY KEY (school, sequence, ordinal)) STRICT, WITHOUT ROWID;
CREATE TABLE session (
  school TEXT NOT NULL, session BLOB NOT NULL, track TEXT NOT NULL, held_on TEXT NOT NULL,
  state TEXT NOT NULL, version INTEGER NOT NULL, sequence INTEGER NOT NULL,
  PRIMARY KEY (school, session, version)) STRICT, WITHOUT ROWID;
CREATE TABLE school_clock (
  school TEXT NOT NULL PRIMARY KEY, sequence INTEGER NOT NULL, at INTEGER NOT NULL)
  STRICT, WITHOUT ROWID;
INSERT INTO school_clock VALUES ('boitron', 0, 0);
)sql";

constexpr const char* kInsertMark = R"sql(
INSERT INTO mark VALUES
  ('boitron', $1, $2, 'PRESENT', 0, 0, 210, 'ON_SITE', 'STAFF', 'marie', $3, 1, $3)
)sql";

// What is written beside the marks of a register: $1 session, $2 call, $3 time.
constexpr std::array<const char*, 4> kBookkeeping = {
    R"sql(UPDATE school_clock SET sequence = $2, at = $3 WHERE school = 'boitron')sql",
    R"sql(INSERT INTO session VALUES ('boitron', $1, 'on-site', '2015-05-04', 'OPEN', 2, $3))sql",
    R"sql(INSERT INTO request VALUES ('boitron', 'marie', hex($1), 'RecordRegister', zeroblob(32),
          'DONE', 'schools/boitron/sessions/01h2xcejqtf2nbrexx3vqjhp41', $2, $3))sql",
    R"sql(INSERT INTO journal VALUES ('boitron', $2, 1, $3, 'marie', 'RecordRegister', hex($1),
          'UPDATED', 'schools/boitron/sessions/01h2xcejqtf2nbrexx3vqjhp41', 2))sql"};

// Every mark has a journal row too: $1 enrolment, $2 call, $3 place, $4 session.
constexpr const char* kJournalMark = R"sql(
INSERT INTO journal VALUES
  ('boitron', $2, $3, $2, 'marie', 'ecloserie.v1.AttendanceService.RecordRegister', hex($4),
   'CREATED', 'schools/boitron/sessions/01h2xcejqtf2nbrexx3vqjhp41/marks/' || hex($1), 1)
)sql";

using Key = std::array<unsigned char, 16>;

// Ascending, as time-ordered ids are.
Key KeyOf(std::int64_t number) {
  Key key{};
  for (std::size_t i = 0; i < 8; ++i) {
    key[7 - i] = static_cast<unsigned char>(number >> (8 * i));
  }
  return key;
}

class Database {
 public:
  explicit Database(const std::string& path) {
    Check(sqlite3_open(path.c_str(), &handle_));
    Execute("PRAGMA journal_mode = WAL");
    Execute("PRAGMA synchronous = FULL");
    Execute(kTables);
    insert_mark_ = Prepare(kInsertMark);
    journal_mark_ = Prepare(kJournalMark);
    for (const char* sql : kBookkeeping) bookkeeping_.push_back(Prepare(sql));
    begin_ = Prepare("BEGIN IMMEDIATE");
    commit_ = Prepare("COMMIT");
  }
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  void Begin() { Run(begin_); }
  void Commit() { Run(commit_); }

  void InsertMark(const Key& session, const Key& enrolment, std::int64_t now) {
    BindKey(insert_mark_, 1, session);
    BindKey(insert_mark_, 2, enrolment);
    sqlite3_bind_int64(insert_mark_, 3, now);
    Run(insert_mark_);
  }

  void JournalMark(const Key& session, const Key& enrolment, std::int64_t call,
                   std::int64_t place) {
    BindNamed(journal_mark_, "$1", [&](int at) { BindKey(journal_mark_, at, enrolment); });
    BindNamed(journal_mark_, "$2", [&](int at) { sqlite3_bind_int64(journal_mark_, at, call); });
    BindNamed(journal_mark_, "$3", [&](int at) { sqlite3_bind_int64(journal_mark_, at, place); });
    BindNamed(journal_mark_, "$4", [&](int at) { BindKey(journal_mark_, at, session); });
    Run(journal_mark_);
  }

  void KeepBooks(const Key& session, std::int64_t call, std::int64_t now) {
    for (sqlite3_stmt* statement : bookkeeping_) {
      BindNamed(statement, "$1", [&](int at) { BindKey(statement, at, session); });
      BindNamed(statement, "$2", [&](int at) { sqlite3_bind_int64(statement, at, call); });
      BindNamed(statement, "$3", [&](int at) { sqlite3_bind_int64(statement, at, now); });
      Run(statement);
    }
  }

 private:
  void Check(int code) const {
    if (code != SQLITE_OK) throw std::runtime_error(sqlite3_errmsg(handle_));
  }
  void Execute(const char* sql) { Check(sqlite3_exec(handle_, sql, nullptr, nullptr, nullptr)); }

  sqlite3_stmt* Prepare(const char* sql) {
    sqlite3_stmt* statement = nullptr;
    Check(sqlite3_prepare_v3(handle_, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr));
    return statement;
  }

  static void BindKey(sqlite3_stmt* statement, int at, const Key& key) {
    sqlite3_bind_blob(statement, at, key.data(), static_cast<int>(key.size()), SQLITE_TRANSIENT);
  }

  template <class Bind>
  static void BindNamed(sqlite3_stmt* statement, const char* name, Bind bind) {
    const int at = sqlite3_bind_parameter_index(statement, name);
    if (at > 0) bind(at);
  }

  void Run(sqlite3_stmt* statement) {
    const int code = sqlite3_step(statement);
    if (code != SQLITE_DONE) throw std::runtime_error(sqlite3_errmsg(handle_));
    sqlite3_reset(statement);
  }

  // Lives as long as the process.
  sqlite3* handle_ = nullptr;
  sqlite3_stmt* insert_mark_ = nullptr;
  sqlite3_stmt* journal_mark_ = nullptr;
  sqlite3_stmt* begin_ = nullptr;
  sqlite3_stmt* commit_ = nullptr;
  std::vector<sqlite3_stmt*> bookkeeping_;
};

struct Shape {
  std::string name;
  std::int64_t marks_per_register = 1;
  std::int64_t registers_per_commit = 1;
  bool keeps_books = false;
};

class Writer {
 public:
  Writer(Database& database, Shape shape) : database_(database), shape_(std::move(shape)) {}

  Measurement Run(double warm_up_seconds, double seconds) {
    CommitFor(warm_up_seconds);
    const double cpu_before = OwnProcessorTime();
    const auto before = Clock::now();
    std::vector<double> commits = CommitFor(seconds);
    const std::chrono::duration<double> elapsed = Clock::now() - before;
    return {.workload = shape_.name,
            .callers = shape_.registers_per_commit,
            .calls = static_cast<std::int64_t>(commits.size()) * shape_.registers_per_commit,
            .items_per_call = shape_.marks_per_register,
            .seconds = elapsed.count(),
            .p50_us = Quantile(commits, 0.50),
            .p99_us = Quantile(commits, 0.99),
            .server_cpu_us = OwnProcessorTime() - cpu_before};
  }

 private:
  std::vector<double> CommitFor(double seconds) {
    std::vector<double> commits;
    const auto end = Clock::now() + std::chrono::duration<double>(seconds);
    while (Clock::now() < end) {
      const auto before = Clock::now();
      CommitGroup();
      const std::chrono::duration<double, std::micro> elapsed = Clock::now() - before;
      commits.push_back(elapsed.count());
    }
    return commits;
  }

  void CommitGroup() {
    database_.Begin();
    for (std::int64_t i = 0; i < shape_.registers_per_commit; ++i) WriteRegister(++written_);
    database_.Commit();
  }

  void WriteRegister(std::int64_t number) {
    const Key session = KeyOf(number);
    for (std::int64_t i = 0; i < shape_.marks_per_register; ++i) {
      database_.InsertMark(session, KeyOf(i), number);
    }
    if (!shape_.keeps_books) return;
    database_.KeepBooks(session, number, number);
    for (std::int64_t i = 0; i < shape_.marks_per_register; ++i) {
      database_.JournalMark(session, KeyOf(i), number, i + 2);
    }
  }

  Database& database_;
  Shape shape_;
  std::int64_t written_ = 0;
};

}  // namespace
}  // namespace ecloserie::benchmarks

int main(int argc, char** argv) try {
  using ecloserie::benchmarks::ToLine;
  const ecloserie::benchmarks::Flags flags(argc, argv,
                                           {{"--name", "sqlite"},
                                            {"--database", "bench_sqlite.db"},
                                            {"--marks", "31"},
                                            {"--group", "8"},
                                            {"--bookkeeping", "1"},
                                            {"--warm-up", "0.5"},
                                            {"--seconds", "2"}});
  ecloserie::benchmarks::Database database(flags.Text("--database"));
  ecloserie::benchmarks::Writer writer(database,
                                       {.name = flags.Text("--name"),
                                        .marks_per_register = flags.Integer("--marks"),
                                        .registers_per_commit = flags.Integer("--group"),
                                        .keeps_books = flags.Integer("--bookkeeping") == 1});
  std::cout << ToLine(writer.Run(flags.Number("--warm-up"), flags.Number("--seconds"))) << "\n";
  return 0;
} catch (const std::exception& error) {
  std::cerr << "bench_sqlite: " << error.what() << "\n";
  return 1;
}

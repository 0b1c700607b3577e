#include "bare_writer.h"

#include <chrono>
#include <iostream>
#include <stdexcept>
#include <vector>

#include "absl/strings/str_replace.h"
#include "measurement.h"
#include "processor_time.h"

namespace ecloserie::benchmarks {
namespace {

using Clock = std::chrono::steady_clock;

constexpr const char* kTables = R"sql(
CREATE TABLE mark (
  school TEXT NOT NULL, session {bytes} NOT NULL, enrolment {bytes} NOT NULL,
  presence TEXT NOT NULL, minutes_late {integer} NOT NULL, minutes_left_early {integer} NOT NULL,
  minutes_attended {integer} NOT NULL, channel TEXT NOT NULL, capture TEXT NOT NULL,
  marked_by TEXT NOT NULL, marked_at {integer} NOT NULL, version {integer} NOT NULL,
  sequence {integer} NOT NULL, PRIMARY KEY (school, session, enrolment)) {table_end};
CREATE TABLE request (
  school TEXT NOT NULL, principal TEXT NOT NULL, request_id TEXT NOT NULL, method TEXT NOT NULL,
  request_digest {bytes} NOT NULL, outcome TEXT NOT NULL, answer TEXT NOT NULL,
  sequence {integer} NOT NULL, at {integer} NOT NULL,
  PRIMARY KEY (school, principal, request_id)) {table_end};
CREATE TABLE journal (
  school TEXT NOT NULL, sequence {integer} NOT NULL, ordinal {integer} NOT NULL,
  at {integer} NOT NULL, principal TEXT NOT NULL, method TEXT NOT NULL, request_id TEXT NOT NULL,
  kind TEXT NOT NULL, resource TEXT NOT NULL, version {integer} NOT NULL,
  PRIMARY KEY (school, sequence, ordinal)) {table_end};
CREATE TABLE session (
  school TEXT NOT NULL, session {bytes} NOT NULL, track TEXT NOT NULL, held_on TEXT NOT NULL,
  state TEXT NOT NULL, version {integer} NOT NULL, sequence {integer} NOT NULL,
  PRIMARY KEY (school, session, version)) {table_end};
CREATE TABLE school_clock (
  school TEXT NOT NULL PRIMARY KEY, sequence {integer} NOT NULL, at {integer} NOT NULL)
  {table_end};
INSERT INTO school_clock VALUES ('boitron', 0, 0);
)sql";

constexpr const char* kWriteMark = R"sql(
INSERT INTO mark VALUES
  ('boitron', $1, $2, 'PRESENT', 0, 0, 210, 'ON_SITE', 'STAFF', 'marie', $3, 1, $4)
)sql";
constexpr const char* kAdvanceClock = R"sql(
UPDATE school_clock SET sequence = $1, at = $2 WHERE school = 'boitron'
)sql";
constexpr const char* kWriteSession = R"sql(
INSERT INTO session VALUES ('boitron', $1, 'on-site', '2015-05-04', 'OPEN', 2, $2)
)sql";
constexpr const char* kWriteRequest = R"sql(
INSERT INTO request VALUES ('boitron', 'marie', $1, 'RecordRegister', $2, 'DONE', $3, $4, $5)
)sql";
constexpr const char* kWriteJournal = R"sql(
INSERT INTO journal VALUES
  ('boitron', $1, $2, $3, 'marie', 'ecloserie.v1.AttendanceService.RecordRegister', $4, $5, $6, $7)
)sql";

constexpr std::string_view kSessionName = "schools/boitron/sessions/01h2xcejqtf2nbrexx3vqjhp41";
constexpr std::array<unsigned char, 32> kDigest{};

using Key = std::array<unsigned char, 16>;

// Ascending, as time-ordered ids are.
Key KeyOf(std::int64_t number) {
  Key key{};
  for (std::size_t i = 0; i < 8; ++i) {
    key[7 - i] = static_cast<unsigned char>(number >> (8 * i));
  }
  return key;
}

std::string HexOf(const Key& key) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string hex;
  for (const unsigned char byte : key) {
    hex += kDigits[byte / 16];
    hex += kDigits[byte % 16];
  }
  return hex;
}

struct Shape {
  std::string name;
  std::string engine;
  std::int64_t marks_per_register = 1;
  std::int64_t registers_per_commit = 1;
  bool keeps_books = false;
  std::int64_t engine_pid = 0;
};

class Writer {
 public:
  Writer(BareDatabase& database, Shape shape) : database_(database), shape_(std::move(shape)) {}

  Measurement Run(double warm_up_seconds, double seconds) {
    CommitFor(warm_up_seconds);
    const double own_before = OwnProcessorTime();
    const double engine_before = ProcessorTimeOfFamily(shape_.engine_pid);
    const auto before = Clock::now();
    std::vector<double> commits = CommitFor(seconds);
    const std::chrono::duration<double> elapsed = Clock::now() - before;
    return {.workload = shape_.name,
            .engine = shape_.engine,
            .callers = shape_.registers_per_commit,
            .calls = static_cast<std::int64_t>(commits.size()) * shape_.registers_per_commit,
            .items_per_call = shape_.marks_per_register,
            .seconds = elapsed.count(),
            .p50_us = Quantile(commits, 0.50),
            .p99_us = Quantile(commits, 0.99),
            .server_cpu_us = OwnProcessorTime() - own_before,
            .engine_cpu_us = ProcessorTimeOfFamily(shape_.engine_pid) - engine_before};
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
      database_.Write(BareRow::kMark, {session, KeyOf(i), number, number});
    }
    if (shape_.keeps_books) KeepBooks(session, number);
  }

  // What the server writes beside the marks.
  void KeepBooks(const Key& session, std::int64_t number) {
    const std::string request = HexOf(session);
    database_.Write(BareRow::kSchoolClock, {number, number});
    database_.Write(BareRow::kSession, {session, number});
    database_.Write(BareRow::kRequest, {request, kDigest, kSessionName, number, number});
    Journal(number, 1, request, "UPDATED", kSessionName, 2);
    for (std::int64_t i = 0; i < shape_.marks_per_register; ++i) {
      const std::string mark = std::string(kSessionName) + "/marks/" + HexOf(KeyOf(i));
      Journal(number, i + 2, request, "CREATED", mark, 1);
    }
  }

  void Journal(std::int64_t number, std::int64_t ordinal, std::string_view request,
               std::string_view kind, std::string_view resource, std::int64_t version) {
    database_.Write(BareRow::kJournal, {number, ordinal, number, request, kind, resource, version});
  }

  BareDatabase& database_;
  Shape shape_;
  std::int64_t written_ = 0;
};

Measurement Measure(const Flags& flags, const std::string& engine, const OpenBareDatabase& open) {
  const std::unique_ptr<BareDatabase> database = open(flags);
  Writer writer(*database, {.name = flags.Text("--name"),
                            .engine = engine,
                            .marks_per_register = flags.Integer("--marks"),
                            .registers_per_commit = flags.Integer("--group"),
                            .keeps_books = flags.Integer("--bookkeeping") == 1,
                            .engine_pid = flags.Integer("--engine-pid")});
  return writer.Run(flags.Number("--warm-up"), flags.Number("--seconds"));
}

}  // namespace

const std::array<const char*, kBareRowsCount>& BareStatements() {
  static constexpr std::array<const char*, kBareRowsCount> kStatements = {
      kWriteMark, kAdvanceClock, kWriteSession, kWriteRequest, kWriteJournal};
  return kStatements;
}

std::string BareTables(const TableWords& words) {
  return absl::StrReplaceAll(
      kTables,
      {{"{integer}", words.integer}, {"{bytes}", words.bytes}, {"{table_end}", words.table_end}});
}

int RunBareWriter(int argc, char** argv, const std::string& engine,
                  const OpenBareDatabase& open) try {
  const Flags flags(argc, argv,
                    {{"--name", "bare"},
                     {"--database", ""},
                     {"--marks", "31"},
                     {"--group", "8"},
                     {"--bookkeeping", "1"},
                     {"--pipelined", "0"},
                     {"--engine-pid", "0"},
                     {"--warm-up", "0.5"},
                     {"--seconds", "2"}});
  std::cout << ToLine(Measure(flags, engine, open)) << "\n";
  return 0;
} catch (const std::exception& error) {
  std::cerr << "bench_" << engine << ": " << error.what() << "\n";
  return 1;
}

}  // namespace ecloserie::benchmarks

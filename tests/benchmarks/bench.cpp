// Everything in one run: the bare engines, ours on each of them, and the callers,
// each in a process of its own; rounds interleaved; the tables at the end.
#include <sys/vfs.h>

#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <optional>
#include <stdexcept>

#include "figures.h"
#include "flags.h"
#include "servers.h"

namespace ecloserie::benchmarks {
namespace {

namespace fs = std::filesystem;

// A workload against one of the servers. Where it records registers, so many are
// opened beforehand for each second; more than are recorded.
struct Step {
  std::string workload;
  int callers = 1;
  int registers_on_sqlite = 0;
  int registers_on_postgres = 0;
};

using Steps = std::vector<Step>;

const Steps kEchoSteps = {{"echo", 1}, {"echo", 8}, {"echo", 64}};
const Steps kOurSteps = {{"get", 1},
                         {"get", 8},
                         {"get", 64},
                         {"submit", 1},
                         {"submit", 8},
                         {"submit", 64},
                         {"record_1", 1, 4'000, 1'500},
                         {"record_1", 8, 8'000, 3'000},
                         {"record_1", 64, 16'000, 5'000},
                         {"record_31", 1, 2'000, 500},
                         {"record_31", 8, 5'000, 1'000}};
// Everybody at one school, and callers at many.
const Steps kStrandSteps = {{"submit", 1},    {"submit", 8},    {"submit", 64},
                            {"submit_16", 1}, {"submit_16", 8}, {"submit_16", 64}};

struct BareStep {
  std::string name;
  int marks = 1;
  int group = 1;
  int bookkeeping = 1;
  bool is_on_both = true;  // Or on PostgreSQL only, in a pipeline.
};

const std::vector<BareStep> kBareSteps = {
    {"bare_1", 1, 1},   {"bare_1", 1, 64},           {"bare_31", 31, 1},
    {"bare_31", 31, 8}, {"bare_31_marks", 31, 8, 0}, {"bare_31_piped", 31, 8, 1, false}};

// The databases of a run on PostgreSQL.
constexpr const char* kOurDatabase = "bench_ours";
constexpr const char* kBareDatabase = "bench_bare";
constexpr const char* kStrandsDatabase = "bench_strands";
constexpr const char* kNoStrandsDatabase = "bench_no_strands";

class Run {
 public:
  Run(const Flags& flags, fs::path programs)
      : flags_(flags), programs_(std::move(programs)), work_(fs::absolute(flags.Text("--work"))) {
    fs::remove_all(work_);
    fs::create_directories(work_);
    if (!flags.Text("--postgres").empty()) postgres_.emplace(flags.Text("--postgres"));
  }

  // The working folder, with the servers' logs, stays when this throws.
  void All() {
    WarnOfMemoryDisk(work_);
    if (postgres_) WarnOfMemoryDisk(postgres_->folder());
    WarnOfBusyMachine();
    StartServers();
    for (std::int64_t round = 1; round <= flags_.Integer("--rounds"); ++round) {
      std::cerr << "round " << round << "\n";
      Round();
    }
    Print();
    TidyUp();
  }

 private:
  void TidyUp() {
    servers_.reset();
    for (const char* name : {kOurDatabase, kBareDatabase, kStrandsDatabase, kNoStrandsDatabase}) {
      if (postgres_) postgres_->DropDatabase(name);
    }
    fs::remove_all(work_);
  }

  // What is durable in memory costs nothing and says nothing.
  static void WarnOfMemoryDisk(const fs::path& folder) {
    constexpr auto kTmpfs = 0x01021994;
    struct statfs disk {};
    if (::statfs(folder.c_str(), &disk) == 0 && disk.f_type == kTmpfs) {
      std::cout << "WARNING: " << folder << " lies in memory: no write there is durable.\n\n";
    }
  }

  // A sync whose process waits for a processor takes milliseconds.
  static void WarnOfBusyMachine() {
    double load = 0;
    if (::getloadavg(&load, 1) == 1 && load > 1) {
      std::cout << "WARNING: others use this machine (load " << load << "): writes look slow.\n\n";
    }
  }

  std::string Program(const std::string& name) const { return programs_ / name; }
  bool HasOurs() const { return !flags_.Text("--server").empty(); }

  void StartServers() {
    servers_.emplace(programs_, work_, flags_.Text("--server"));
    echo_ = servers_->StartEcho();
    if (postgres_) postgres_->MakeDatabase(kBareDatabase);
    if (!HasOurs()) return;
    on_sqlite_ = servers_->StartOnSqlite();
    if (!postgres_) return;
    on_postgres_ = servers_->StartOnPostgres(*postgres_, kPostgres, kOurDatabase, {});
    with_strands_ = servers_->StartOnPostgres(*postgres_, kWithStrands, kStrandsDatabase, {});
    without_strands_ = servers_->StartOnPostgres(*postgres_, kWithoutStrands, kNoStrandsDatabase,
                                                 {"--school-strands", "false"});
  }

  // What is compared with one another follows one another.
  void Round() {
    for (const Step& step : kEchoSteps) Load(step, echo_, 0);
    for (const BareStep& step : kBareSteps) {
      if (step.is_on_both) WriteBareSqlite(step);
      if (postgres_) WriteBarePostgres(step);
    }
    for (const Step& step : kOurSteps) {
      if (on_sqlite_) Load(step, *on_sqlite_, step.registers_on_sqlite);
      if (on_postgres_) Load(step, *on_postgres_, step.registers_on_postgres);
    }
    if (!on_postgres_) return;
    for (const Step& step : kStrandSteps) {
      Load(step, *with_strands_, 0);
      Load(step, *without_strands_, 0);
    }
  }

  void Load(const Step& step, const Target& target, int registers_per_second) {
    const double seconds = flags_.Number("--warm-up") + flags_.Number("--seconds");
    const auto registers = static_cast<int>(registers_per_second * seconds);
    Keep({Program("bench_load"), "--workload", step.workload, "--callers",
          std::to_string(step.callers), "--registers", std::to_string(registers), "--target",
          target.address, "--token-file", target.token_file, "--server-pid",
          std::to_string(target.pid), "--engine", target.engine, "--engine-pid",
          std::to_string(target.engine_pid), "--engine-log", target.engine_log});
  }

  void WriteBareSqlite(const BareStep& step) {
    Keep(Joined({Program("bench_sqlite"), "--database", work_ / "bare.db"}, ShapeOf(step)));
    for (const char* file : {"bare.db", "bare.db-wal", "bare.db-shm"}) fs::remove(work_ / file);
  }

  void WriteBarePostgres(const BareStep& step) {
    Keep(Joined(
        {Program("bench_postgres"), "--database", postgres_->Address(kBareDatabase), "--engine-pid",
         std::to_string(postgres_->Pid()), "--pipelined", step.is_on_both ? "0" : "1"},
        ShapeOf(step)));
  }

  static Command ShapeOf(const BareStep& step) {
    return {"--name",        step.name,
            "--marks",       std::to_string(step.marks),
            "--group",       std::to_string(step.group),
            "--bookkeeping", std::to_string(step.bookkeeping)};
  }

  void Keep(const Command& command) {
    figures_.Add(FromLine(FirstLineOf(Joined(
        command, {"--seconds", flags_.Text("--seconds"), "--warm-up", flags_.Text("--warm-up")}))));
  }

  void Print() const {
    figures_.PrintRaw(std::cout);
    figures_.PrintRatios(std::cout);
    figures_.PrintEngines(std::cout);
    figures_.PrintStrands(std::cout);
    if (!HasOurs()) std::cout << "\nours: not measured; give --server PATH of ecloserie-server\n";
    if (!postgres_) std::cout << "\nPostgreSQL: not measured; run this by script/with-postgres\n";
  }

  const Flags& flags_;
  fs::path programs_;
  fs::path work_;
  std::optional<PostgresServer> postgres_;
  std::optional<Servers> servers_;
  Target echo_;
  std::optional<Target> on_sqlite_;
  std::optional<Target> on_postgres_;
  std::optional<Target> with_strands_;
  std::optional<Target> without_strands_;
  Figures figures_;
};

// Where script/with-postgres says that its server is.
std::string FolderOfPostgres() {
  const char* folder = std::getenv("ECLOSERIE_TEST_POSTGRES");
  return folder == nullptr ? "" : folder;
}

}  // namespace
}  // namespace ecloserie::benchmarks

int main(int argc, char** argv) try {
  const ecloserie::benchmarks::Flags flags(
      argc, argv,
      {{"--server", ""},
       {"--postgres", ecloserie::benchmarks::FolderOfPostgres()},
       {"--work", "bench-work"},
       {"--rounds", "5"},
       {"--seconds", "1.5"},
       {"--warm-up", "0.3"}});
  const auto program = std::filesystem::canonical("/proc/self/exe");
  ecloserie::benchmarks::Run(flags, program.parent_path()).All();
  return 0;
} catch (const std::exception& error) {
  std::cerr << "bench: " << error.what() << "\n";
  return 1;
}

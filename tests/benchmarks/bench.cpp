// Everything in one run: the bare servers, ours, and their callers, each in a
// process of its own; rounds interleaved; one table at the end.
#include <sys/vfs.h>

#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <optional>
#include <stdexcept>

#include "figures.h"
#include "flags.h"
#include "process.h"

namespace ecloserie::benchmarks {
namespace {

namespace fs = std::filesystem;

// A workload against one of the servers.
struct Step {
  std::string workload;
  int callers = 1;
  int registers_per_second = 0;  // More than are recorded; so many are opened beforehand.
};

const std::vector<Step> kEchoSteps = {{"echo", 1}, {"echo", 8}, {"echo", 64}};
const std::vector<Step> kOurSteps = {{"get", 1},
                                     {"get", 8},
                                     {"get", 64},
                                     {"submit", 1},
                                     {"submit", 8},
                                     {"submit", 64},
                                     {"record_1", 1, 4'000},
                                     {"record_1", 8, 8'000},
                                     {"record_1", 64, 16'000},
                                     {"record_31", 1, 2'000},
                                     {"record_31", 8, 5'000}};

struct SqliteStep {
  std::string name;
  int marks = 1;
  int group = 1;
  int bookkeeping = 1;
};

const std::vector<SqliteStep> kSqliteSteps = {{"sqlite_1", 1, 1},
                                              {"sqlite_1", 1, 64},
                                              {"sqlite_31", 31, 1},
                                              {"sqlite_31", 31, 8},
                                              {"sqlite_31_marks", 31, 8, 0}};

struct Target {
  std::string address;
  std::string token_file;
  pid_t pid = 0;
};

class Run {
 public:
  Run(const Flags& flags, fs::path programs)
      : flags_(flags), programs_(std::move(programs)), work_(fs::absolute(flags.Text("--work"))) {
    fs::remove_all(work_);
    fs::create_directories(work_);
  }

  // The working folder, with the servers' logs, stays when this throws.
  void All() {
    WarnOfMemoryDisk();
    WarnOfBusyMachine();
    StartEcho();
    StartOurs();
    for (std::int64_t round = 1; round <= flags_.Integer("--rounds"); ++round) {
      std::cerr << "round " << round << "\n";
      Round();
    }
    figures_.PrintRaw(std::cout);
    std::cout << "\n";
    figures_.PrintRatios(std::cout);
    if (!ours_) std::cout << "\nours: not measured; give --server PATH of ecloserie-server\n";
    our_process_.reset();
    echo_process_.reset();
    fs::remove_all(work_);
  }

 private:
  // What is durable in memory costs nothing and says nothing.
  void WarnOfMemoryDisk() const {
    constexpr auto kTmpfs = 0x01021994;
    struct statfs disk {};
    if (::statfs(work_.c_str(), &disk) == 0 && disk.f_type == kTmpfs) {
      std::cout << "WARNING: " << work_ << " lies in memory: no write below is durable.\n\n";
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
  std::string Work(const std::string& name) const { return work_ / name; }

  void StartEcho() {
    echo_.address = "unix:" + Work("echo.sock");
    echo_process_.emplace(Command{Program("bench_echo_server"), "--listen", echo_.address},
                          Work("echo.log"));
    echo_.pid = echo_process_->pid();
  }

  void StartOurs() {
    const std::string server = flags_.Text("--server");
    if (server.empty()) return;
    Target target{.address = "unix:" + Work("server.sock"), .token_file = Work("token")};
    const std::string database = Work("ecloserie.db");
    RunToEnd({server, "init", "--database", database, "--token-file", target.token_file},
             Work("init.log"));
    our_process_.emplace(
        Command{server, "serve", "--database", database, "--listen", target.address},
        Work("server.log"));
    target.pid = our_process_->pid();
    ours_ = target;
  }

  void Round() {
    for (const Step& step : kEchoSteps) Load(step, echo_);
    for (const SqliteStep& step : kSqliteSteps) WriteBare(step);
    if (!ours_) return;
    for (const Step& step : kOurSteps) Load(step, *ours_);
  }

  void Load(const Step& step, const Target& target) {
    const double seconds = flags_.Number("--warm-up") + flags_.Number("--seconds");
    const auto registers = static_cast<int>(step.registers_per_second * seconds);
    Keep({Program("bench_load"), "--workload", step.workload, "--callers",
          std::to_string(step.callers), "--registers", std::to_string(registers), "--target",
          target.address, "--token-file", target.token_file, "--server-pid",
          std::to_string(target.pid)});
  }

  void WriteBare(const SqliteStep& step) {
    const std::string database = Work("bare.db");
    Keep({Program("bench_sqlite"), "--database", database, "--name", step.name, "--marks",
          std::to_string(step.marks), "--group", std::to_string(step.group), "--bookkeeping",
          std::to_string(step.bookkeeping)});
    for (const char* file : {"bare.db", "bare.db-wal", "bare.db-shm"}) fs::remove(work_ / file);
  }

  void Keep(Command command) {
    for (const char* flag : {"--seconds", "--warm-up"}) {
      command.insert(command.end(), {flag, flags_.Text(flag)});
    }
    figures_.Add(FromLine(FirstLineOf(command)));
  }

  const Flags& flags_;
  fs::path programs_;
  fs::path work_;
  Target echo_;
  std::optional<Target> ours_;
  std::optional<Process> echo_process_;
  std::optional<Process> our_process_;
  Figures figures_;
};

}  // namespace
}  // namespace ecloserie::benchmarks

int main(int argc, char** argv) try {
  const ecloserie::benchmarks::Flags flags(argc, argv,
                                           {{"--server", ""},
                                            {"--work", "bench-work"},
                                            {"--rounds", "5"},
                                            {"--seconds", "2"},
                                            {"--warm-up", "0.5"}});
  const auto program = std::filesystem::canonical("/proc/self/exe");
  ecloserie::benchmarks::Run(flags, program.parent_path()).All();
  return 0;
} catch (const std::exception& error) {
  std::cerr << "bench: " << error.what() << "\n";
  return 1;
}

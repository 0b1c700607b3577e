#include "processor_time.h"

#include <sys/resource.h>
#include <unistd.h>

#include <charconv>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <sstream>
#include <stdexcept>
#include <string>

namespace ecloserie::benchmarks {
namespace {

double Microseconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) * 1e6 + static_cast<double>(time.tv_usec);
}

// What /proc says of a process, in ticks.
struct ProcessState {
  std::int64_t parent = 0;
  double own = 0;
  double ended_children = 0;
};

// Nothing when it is gone.
std::optional<ProcessState> StateOf(std::int64_t pid) {
  std::ifstream in("/proc/" + std::to_string(pid) + "/stat");
  const std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  // The name, in parentheses, may hold spaces: field 3 begins behind it.
  const std::size_t name_end = text.rfind(')');
  if (name_end == std::string::npos) return std::nullopt;
  std::istringstream fields(text.substr(name_end + 1));
  std::string skipped;
  ProcessState state;
  fields >> skipped >> state.parent;
  for (int field = 5; field < 14; ++field) fields >> skipped;
  double user = 0;
  double system = 0;
  double children_user = 0;
  double children_system = 0;
  fields >> user >> system >> children_user >> children_system;
  state.own = user + system;
  state.ended_children = children_user + children_system;
  return state;
}

ProcessState StateOfLiving(std::int64_t pid) {
  const std::optional<ProcessState> state = StateOf(pid);
  if (!state) throw std::runtime_error("the server is gone");
  return *state;
}

double FromTicks(double ticks) { return ticks * 1e6 / static_cast<double>(sysconf(_SC_CLK_TCK)); }

}  // namespace

double OwnProcessorTime() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return Microseconds(usage.ru_utime) + Microseconds(usage.ru_stime);
}

double ProcessorTimeOf(std::int64_t pid) {
  return pid == 0 ? 0 : FromTicks(StateOfLiving(pid).own);
}

double ProcessorTimeOfFamily(std::int64_t pid) {
  if (pid == 0) return 0;
  const ProcessState head = StateOfLiving(pid);
  double ticks = head.own + head.ended_children;
  for (const auto& entry : std::filesystem::directory_iterator("/proc")) {
    const std::string name = entry.path().filename();
    std::int64_t child = 0;
    if (std::from_chars(name.data(), name.data() + name.size(), child).ec != std::errc()) continue;
    const std::optional<ProcessState> state = StateOf(child);
    if (state && state->parent == pid) ticks += state->own;
  }
  return FromTicks(ticks);
}

std::int64_t ParentOf(std::int64_t pid) { return StateOfLiving(pid).parent; }

}  // namespace ecloserie::benchmarks

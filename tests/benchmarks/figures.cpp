#include "figures.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iomanip>
#include <optional>
#include <set>
#include <sstream>
#include <string_view>

namespace ecloserie::benchmarks {
namespace {

using Read = double (*)(const Measurement&);

double Calls(const Measurement& m) { return m.CallsPerSecond(); }
double Items(const Measurement& m) { return m.ItemsPerSecond(); }
double P50(const Measurement& m) { return m.p50_us / 1e3; }
double P99(const Measurement& m) { return m.p99_us / 1e3; }
double ClientCpu(const Measurement& m) { return m.ClientCpuPerCall(); }
double ServerCpu(const Measurement& m) { return m.ServerCpuPerCall(); }
double EngineCpu(const Measurement& m) { return m.EngineCpuPerCall(); }
double Repeats(const Measurement& m) { return m.RepeatsPerCall(); }

// One number of one workload.
struct Quantity {
  const char* workload;
  int callers;
  Read read;
};

enum class Bound { kAtLeast, kAtMost, kNone };

struct Ratio {
  const char* name;
  Quantity over;
  Quantity under;
  Bound bound;
  double target;
};

constexpr Quantity kEcho{"echo", 64, Calls};
constexpr Quantity kMarks{"record_31", 8, Items};

// A ratio is a row: what it says, its target and how it is found.
// clang-format off
constexpr std::array<Ratio, 9> kRatios = {{
    {"SubmitApplication / echo, 64 callers",
     {"submit", 64, Calls}, kEcho, Bound::kAtLeast, 0.5},
    {"RecordRegister of 1 mark / echo, 64 callers",
     {"record_1", 64, Calls}, kEcho, Bound::kAtLeast, 0.5},
    {"what the bare engine allows: 1 mark, groups of 64 / echo",
     {"bare_1", 64, Calls}, kEcho, Bound::kNone, 0},
    {"marks/s, registers of 31, 8 callers / bare, same rows, groups",
     kMarks, {"bare_31", 8, Items}, Bound::kAtLeast, 0.7},
    {"the same / bare, the marks alone",
     kMarks, {"bare_31_marks", 8, Items}, Bound::kAtLeast, 0.7},
    {"SubmitApplication p99 / p50, 8 callers",
     {"submit", 8, P99}, {"submit", 8, P50}, Bound::kAtMost, 10},
    {"RecordRegister of 1 mark p99 / p50, 8 callers",
     {"record_1", 8, P99}, {"record_1", 8, P50}, Bound::kAtMost, 10},
    {"RecordRegister of 31 marks p99 / p50, 8 callers",
     {"record_31", 8, P99}, {"record_31", 8, P50}, Bound::kAtMost, 10},
    {"GetApplication / echo, 64 callers",
     {"get", 64, Calls}, kEcho, Bound::kAtLeast, 0.75},
}};
// clang-format on

constexpr std::array<const char*, 2> kEngines = {kSqlite, kPostgres};
constexpr std::array<int, 3> kCallers = {1, 8, 64};

// The columns of ratios: their names, and the others.
constexpr int kNameWidth = 64;
constexpr int kCellWidth = 14;

std::string Fixed(double value, int digits) {
  std::ostringstream out;
  out << std::fixed << std::setprecision(digits) << value;
  return out.str();
}

// The words stand on the left, the numbers on the right.
void PrintRow(std::ostream& out, const std::vector<std::string>& cells) {
  out << std::left << std::setw(15) << cells[0] << std::setw(11) << cells[1] << std::right;
  for (std::size_t i = 2; i < cells.size(); ++i) out << std::setw(10) << cells[i];
  out << "\n";
}

void PrintNamed(std::ostream& out, std::string_view name, const std::vector<std::string>& cells) {
  out << std::left << std::setw(kNameWidth) << name;
  for (const std::string& cell : cells) out << std::setw(kCellWidth) << cell;
  out << "\n";
}

std::string MedianOf(const std::vector<Measurement>& rounds, Read read, int digits) {
  std::vector<double> values;
  for (const Measurement& measurement : rounds) values.push_back(read(measurement));
  return Fixed(Median(std::move(values)), digits);
}

// An error in one round must not vanish in a median.
std::string SumOfErrors(const std::vector<Measurement>& rounds) {
  std::int64_t errors = 0;
  for (const Measurement& measurement : rounds) errors += measurement.errors;
  return std::to_string(errors);
}

std::string Goal(const Ratio& ratio) {
  if (ratio.bound == Bound::kNone) return "";
  return (ratio.bound == Bound::kAtLeast ? ">= " : "<= ") + Fixed(ratio.target, 2);
}

std::string Judge(const Ratio& ratio, std::vector<double> values) {
  if (values.empty()) return "-";
  const double value = Median(std::move(values));
  if (ratio.bound == Bound::kNone) return Fixed(value, 2);
  const bool is_at_least = ratio.bound == Bound::kAtLeast;
  const bool is_met = is_at_least ? value >= ratio.target : value <= ratio.target;
  return Fixed(value, 2) + (is_met ? " met" : " MISSED");
}

std::string MedianOrNothing(std::vector<double> values) {
  return values.empty() ? "-" : Fixed(Median(std::move(values)), 2);
}

}  // namespace

void Figures::Add(const Measurement& measurement) {
  rounds_[{measurement.workload, measurement.callers, measurement.engine}].push_back(measurement);
}

const Figures::Rounds& Figures::RoundsOf(const Key& key) const {
  static const Rounds none;
  const auto found = rounds_.find(key);
  return found == rounds_.end() ? none : found->second;
}

std::vector<double> Figures::RatiosOf(const Key& over, Read over_read, const Key& under,
                                      Read under_read) const {
  const Rounds& overs = RoundsOf(over);
  const Rounds& unders = RoundsOf(under);
  std::vector<double> values;
  for (std::size_t i = 0; i < std::min(overs.size(), unders.size()); ++i) {
    values.push_back(over_read(overs[i]) / under_read(unders[i]));
  }
  return values;
}

void Figures::PrintRaw(std::ostream& out) const {
  PrintRow(out, {"workload", "engine", "callers", "calls/s", "items/s", "p50 ms", "p99 ms",
                 "client us", "server us", "engine us", "errors"});
  for (const auto& [key, rounds] : rounds_) {
    if (key.engine == kWithStrands || key.engine == kWithoutStrands) continue;
    PrintRow(out,
             {key.workload, key.engine, std::to_string(key.callers), MedianOf(rounds, Calls, 0),
              MedianOf(rounds, Items, 0), MedianOf(rounds, P50, 2), MedianOf(rounds, P99, 2),
              MedianOf(rounds, ClientCpu, 0), MedianOf(rounds, ServerCpu, 0),
              MedianOf(rounds, EngineCpu, 0), SumOfErrors(rounds)});
  }
}

void Figures::PrintRatios(std::ostream& out) const {
  out << "\n";
  PrintNamed(out, "ratio", {"target", kSqlite, kPostgres});
  for (const Ratio& ratio : kRatios) {
    std::vector<std::string> cells = {Goal(ratio)};
    for (const char* engine : kEngines) {
      const auto key_of = [engine](const Quantity& quantity) {
        const bool is_echo = std::string_view(quantity.workload) == kEcho.workload;
        return Key{quantity.workload, quantity.callers, is_echo ? kNoEngine : engine};
      };
      cells.push_back(Judge(ratio, RatiosOf(key_of(ratio.over), ratio.over.read,
                                            key_of(ratio.under), ratio.under.read)));
    }
    PrintNamed(out, ratio.name, cells);
  }
}

void Figures::PrintEngines(std::ostream& out) const {
  std::set<std::string> workloads;
  for (const auto& [key, rounds] : rounds_) {
    if (!RoundsOf({key.workload, key.callers, kSqlite}).empty()) workloads.insert(key.workload);
  }
  out << "\n";
  PrintNamed(out, "calls/s, postgres / sqlite", {"1 caller", "8", "64"});
  for (const std::string& workload : workloads) {
    std::vector<std::string> cells;
    for (const int callers : kCallers) {
      cells.push_back(MedianOrNothing(
          RatiosOf({workload, callers, kPostgres}, Calls, {workload, callers, kSqlite}, Calls)));
    }
    PrintNamed(out, workload, cells);
  }
}

void Figures::PrintStrands(std::ostream& out) const {
  if (RoundsOf({"submit", 1, kWithoutStrands}).empty()) return;
  out << "\n";
  PrintRow(out, {"workload", "engine", "callers", "calls/s", "p50 ms", "p99 ms", "engine us",
                 "repeats", "errors", "on / off"});
  for (const auto& [key, rounds] : rounds_) {
    const bool has_strands = key.engine == kWithStrands;
    if (!has_strands && key.engine != kWithoutStrands) continue;
    const Key without{key.workload, key.callers, kWithoutStrands};
    PrintRow(out,
             {key.workload, key.engine, std::to_string(key.callers), MedianOf(rounds, Calls, 0),
              MedianOf(rounds, P50, 2), MedianOf(rounds, P99, 2), MedianOf(rounds, EngineCpu, 0),
              MedianOf(rounds, Repeats, 3), SumOfErrors(rounds),
              has_strands ? MedianOrNothing(RatiosOf(key, Calls, without, Calls)) : ""});
  }
}

}  // namespace ecloserie::benchmarks

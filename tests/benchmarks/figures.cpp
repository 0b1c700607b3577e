#include "figures.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iomanip>
#include <sstream>

namespace ecloserie::benchmarks {
namespace {

using Read = double (*)(const Measurement&);

double Calls(const Measurement& m) { return m.CallsPerSecond(); }
double Items(const Measurement& m) { return m.ItemsPerSecond(); }
double P50(const Measurement& m) { return m.p50_us / 1e3; }
double P99(const Measurement& m) { return m.p99_us / 1e3; }
double ClientCpu(const Measurement& m) { return m.ClientCpuPerCall(); }
double ServerCpu(const Measurement& m) { return m.ServerCpuPerCall(); }
double Errors(const Measurement& m) { return static_cast<double>(m.errors); }

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

constexpr std::array<Ratio, 9> kRatios = {{
    {"SubmitApplication / echo, 64 callers", {"submit", 64, Calls}, kEcho, Bound::kAtLeast, 0.5},
    {"RecordRegister of 1 mark / echo, 64 callers",
     {"record_1", 64, Calls},
     kEcho,
     Bound::kAtLeast,
     0.5},
    {"what this disk allows: SQLite, 1 mark in groups of 64 / echo, 64 callers",
     {"sqlite_1", 64, Calls},
     kEcho,
     Bound::kNone,
     0},
    {"marks/s in registers of 31, 8 callers / SQLite, same rows and groups",
     kMarks,
     {"sqlite_31", 8, Items},
     Bound::kAtLeast,
     0.7},
    {"the same / SQLite, the marks alone",
     kMarks,
     {"sqlite_31_marks", 8, Items},
     Bound::kAtLeast,
     0.7},
    {"SubmitApplication p99 / p50, 8 callers",
     {"submit", 8, P99},
     {"submit", 8, P50},
     Bound::kAtMost,
     10},
    {"RecordRegister of 1 mark p99 / p50, 8 callers",
     {"record_1", 8, P99},
     {"record_1", 8, P50},
     Bound::kAtMost,
     10},
    {"RecordRegister of 31 marks p99 / p50, 8 callers",
     {"record_31", 8, P99},
     {"record_31", 8, P50},
     Bound::kAtMost,
     10},
    {"GetApplication / echo, 64 callers", {"get", 64, Calls}, kEcho, Bound::kAtLeast, 0.75},
}};

std::string Fixed(double value, int digits) {
  std::ostringstream out;
  out << std::fixed << std::setprecision(digits) << value;
  return out.str();
}

void PrintRow(std::ostream& out, const std::vector<std::string>& cells) {
  out << std::left << std::setw(20) << cells[0] << std::right;
  for (std::size_t i = 1; i < cells.size(); ++i) out << std::setw(11) << cells[i];
  out << "\n";
}

std::string MedianOf(const std::vector<Measurement>& rounds, Read read, int digits) {
  std::vector<double> values;
  for (const Measurement& measurement : rounds) values.push_back(read(measurement));
  return Fixed(Median(std::move(values)), digits);
}

// With the target beside it.
std::string Judge(const Ratio& ratio, double value) {
  if (ratio.bound == Bound::kNone) return Fixed(value, 2);
  const bool is_at_least = ratio.bound == Bound::kAtLeast;
  const bool is_met = is_at_least ? value >= ratio.target : value <= ratio.target;
  return Fixed(value, 2) + (is_at_least ? "   target >= " : "   target <= ") +
         Fixed(ratio.target, 2) + (is_met ? "   met" : "   MISSED");
}

}  // namespace

void Figures::Add(const Measurement& measurement) {
  rounds_[{measurement.workload, measurement.callers}].push_back(measurement);
}

const Figures::Rounds& Figures::RoundsOf(const std::string& workload, std::int64_t callers) const {
  static const Rounds none;
  const auto found = rounds_.find({workload, callers});
  return found == rounds_.end() ? none : found->second;
}

void Figures::PrintRaw(std::ostream& out) const {
  PrintRow(out, {"workload", "callers", "calls/s", "items/s", "p50 ms", "p99 ms", "client us",
                 "server us", "errors"});
  for (const auto& [key, rounds] : rounds_) {
    PrintRow(out, {key.workload, std::to_string(key.callers), MedianOf(rounds, Calls, 0),
                   MedianOf(rounds, Items, 0), MedianOf(rounds, P50, 2), MedianOf(rounds, P99, 2),
                   MedianOf(rounds, ClientCpu, 0), MedianOf(rounds, ServerCpu, 0),
                   MedianOf(rounds, Errors, 0)});
  }
}

void Figures::PrintRatios(std::ostream& out) const {
  for (const Ratio& ratio : kRatios) {
    const Rounds& over = RoundsOf(ratio.over.workload, ratio.over.callers);
    const Rounds& under = RoundsOf(ratio.under.workload, ratio.under.callers);
    std::vector<double> values;
    for (std::size_t i = 0; i < std::min(over.size(), under.size()); ++i) {
      values.push_back(ratio.over.read(over[i]) / ratio.under.read(under[i]));
    }
    out << std::left << std::setw(76) << ratio.name
        << (values.empty() ? "not measured" : Judge(ratio, Median(std::move(values)))) << "\n";
  }
}

}  // namespace ecloserie::benchmarks

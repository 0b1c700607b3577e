#include "figures.h"

#include <algorithm>
#include <iomanip>
#include <optional>

namespace ecloserie::benchmarks {
namespace {

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

bool IsMet(double value, double target, bool is_at_least) {
  return is_at_least ? value >= target : value <= target;
}

}  // namespace

// One number of one workload over one of another, or of the same.
struct Figures::Ratio {
  std::string name;
  Key numerator;
  Read read_numerator;
  Key denominator;
  Read read_denominator;
  double target = 0;
  bool is_at_least = true;
};

const std::vector<Figures::Ratio>& Figures::Ratios() {
  static const Read calls = &Measurement::CallsPerSecond;
  static const Read items = &Measurement::ItemsPerSecond;
  static const Read p50 = [](const Measurement& m) { return m.p50_us; };
  static const Read p99 = [](const Measurement& m) { return m.p99_us; };
  static const Key echo{"echo", 64};
  static const std::vector<Ratio> ratios = {
      {"SubmitApplication / echo, 64 callers", {"submit", 64}, calls, echo, calls, 0.5},
      {"RecordRegister of 1 mark / echo, 64 callers", {"record_1", 64}, calls, echo, calls, 0.5},
      {"marks/s in registers of 31, 8 callers / SQLite, same rows and groups",
       {"record_31", 8},
       items,
       {"sqlite_31", 8},
       items,
       0.7},
      {"the same / SQLite, the marks alone",
       {"record_31", 8},
       items,
       {"sqlite_31_marks", 8},
       items,
       0.7},
      {"SubmitApplication p99 / p50, 8 callers", {"submit", 8}, p99, {"submit", 8}, p50, 10, false},
      {"RecordRegister of 1 mark p99 / p50, 8 callers",
       {"record_1", 8},
       p99,
       {"record_1", 8},
       p50,
       10,
       false},
      {"GetApplication / echo, 64 callers", {"get", 64}, calls, echo, calls, 0.75},
  };
  return ratios;
}

void Figures::Add(const Measurement& measurement) {
  rounds_[{measurement.workload, measurement.callers}].push_back(measurement);
}

double Figures::MedianOf(const std::vector<Measurement>& rounds, const Read& read) const {
  std::vector<double> values;
  for (const Measurement& measurement : rounds) values.push_back(read(measurement));
  return Median(std::move(values));
}

void Figures::PrintRaw(std::ostream& out) const {
  PrintRow(out, {"workload", "callers", "calls/s", "items/s", "p50 ms", "p99 ms", "client us",
                 "server us", "errors"});
  for (const auto& [key, rounds] : rounds_) {
    const auto median = [&](const Read& read) { return MedianOf(rounds, read); };
    PrintRow(out, {key.workload, std::to_string(key.callers),
                   Fixed(median(&Measurement::CallsPerSecond), 0),
                   Fixed(median(&Measurement::ItemsPerSecond), 0),
                   Fixed(median([](const Measurement& m) { return m.p50_us / 1e3; }), 2),
                   Fixed(median([](const Measurement& m) { return m.p99_us / 1e3; }), 2),
                   Fixed(median(&Measurement::ClientCpuPerCall), 0),
                   Fixed(median(&Measurement::ServerCpuPerCall), 0),
                   Fixed(median([](const auto& m) { return static_cast<double>(m.errors); }), 0)});
  }
}

void Figures::PrintRatio(std::ostream& out, const Ratio& ratio) const {
  const auto top = rounds_.find(ratio.numerator);
  const auto bottom = rounds_.find(ratio.denominator);
  out << std::left << std::setw(70) << ratio.name << std::right;
  if (top == rounds_.end() || bottom == rounds_.end()) {
    out << "  not measured\n";
    return;
  }
  std::vector<double> values;
  const std::size_t rounds = std::min(top->second.size(), bottom->second.size());
  for (std::size_t i = 0; i < rounds; ++i) {
    values.push_back(ratio.read_numerator(top->second[i]) /
                     ratio.read_denominator(bottom->second[i]));
  }
  const double value = Median(std::move(values));
  out << std::setw(8) << Fixed(value, 2) << "   target " << (ratio.is_at_least ? ">= " : "<= ")
      << Fixed(ratio.target, 2)
      << (IsMet(value, ratio.target, ratio.is_at_least) ? "   met" : "   MISSED") << "\n";
}

void Figures::PrintRatios(std::ostream& out) const {
  for (const Ratio& ratio : Ratios()) PrintRatio(out, ratio);
}

}  // namespace ecloserie::benchmarks

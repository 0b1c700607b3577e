#include "measurement.h"

#include <algorithm>
#include <cstddef>
#include <sstream>
#include <stdexcept>

namespace ecloserie::benchmarks {
namespace {

double Per(double amount, double count) { return count > 0 ? amount / count : 0; }

}  // namespace

double Measurement::CallsPerSecond() const { return Per(static_cast<double>(calls), seconds); }

double Measurement::ItemsPerSecond() const {
  return CallsPerSecond() * static_cast<double>(items_per_call);
}

double Measurement::ClientCpuPerCall() const {
  return Per(client_cpu_us, static_cast<double>(calls));
}

double Measurement::ServerCpuPerCall() const {
  return Per(server_cpu_us, static_cast<double>(calls));
}

double Measurement::EngineCpuPerCall() const {
  return Per(engine_cpu_us, static_cast<double>(calls));
}

double Measurement::RepeatsPerCall() const {
  return Per(static_cast<double>(repeats), static_cast<double>(calls));
}

std::string ToLine(const Measurement& m) {
  std::ostringstream out;
  out << m.workload << ' ' << m.engine << ' ' << m.callers << ' ' << m.calls << ' ' << m.errors
      << ' ' << m.items_per_call << ' ' << m.seconds << ' ' << m.p50_us << ' ' << m.p99_us << ' '
      << m.client_cpu_us << ' ' << m.server_cpu_us << ' ' << m.engine_cpu_us << ' ' << m.repeats;
  return out.str();
}

Measurement FromLine(const std::string& line) {
  std::istringstream in(line);
  Measurement m;
  in >> m.workload >> m.engine >> m.callers >> m.calls >> m.errors >> m.items_per_call >>
      m.seconds >> m.p50_us >> m.p99_us >> m.client_cpu_us >> m.server_cpu_us >> m.engine_cpu_us >>
      m.repeats;
  if (!in) throw std::runtime_error("not a measurement: " + line);
  return m;
}

double Quantile(std::vector<double> values, double share) {
  if (values.empty()) return 0;
  const auto last = static_cast<double>(values.size() - 1);
  const auto at = values.begin() + static_cast<std::ptrdiff_t>(share * last + 0.5);
  std::ranges::nth_element(values, at);
  return *at;
}

double Median(std::vector<double> values) { return Quantile(std::move(values), 0.5); }

}  // namespace ecloserie::benchmarks

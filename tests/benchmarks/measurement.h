#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace ecloserie::benchmarks {

// What a measurement says it was taken on.
inline constexpr const char* kNoEngine = "-";
inline constexpr const char* kSqlite = "sqlite";
inline constexpr const char* kPostgres = "postgres";
// PostgreSQL, to compare one with the other.
inline constexpr const char* kWithStrands = "strands";
inline constexpr const char* kWithoutStrands = "no-strands";

// One workload in one round.
struct Measurement {
  std::string workload;
  std::string engine = kNoEngine;
  std::int64_t callers = 0;
  std::int64_t calls = 0;
  std::int64_t errors = 0;
  std::int64_t items_per_call = 1;  // Marks, or rows.
  double seconds = 0;
  double p50_us = 0;
  double p99_us = 0;
  double client_cpu_us = 0;  // In all.
  double server_cpu_us = 0;
  double engine_cpu_us = 0;  // Of an engine in processes of its own.
  std::int64_t repeats = 0;  // Transactions that the engine gave up, to be run again.

  double CallsPerSecond() const;
  double ItemsPerSecond() const;
  double ClientCpuPerCall() const;
  double ServerCpuPerCall() const;
  double EngineCpuPerCall() const;
  double RepeatsPerCall() const;
};

// One line, and back. How the load process answers its driver.
std::string ToLine(const Measurement& measurement);
Measurement FromLine(const std::string& line);

// The value below which this share of them lies; 0 when there are none.
double Quantile(std::vector<double> values, double share);
double Median(std::vector<double> values);

}  // namespace ecloserie::benchmarks

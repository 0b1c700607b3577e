#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <ostream>
#include <string>
#include <vector>

#include "measurement.h"

namespace ecloserie::benchmarks {

// The measurements of all rounds, by workload, callers and engine.
class Figures {
 public:
  void Add(const Measurement& measurement);

  // Medians over the rounds, and the sum of their errors; a line for each.
  void PrintRaw(std::ostream& out) const;

  // The ratios of the project's targets, each with its target, for each engine. A
  // ratio is taken within every round; its median is printed.
  void PrintRatios(std::ostream& out) const;

  // One engine over the other.
  void PrintEngines(std::ostream& out) const;

  // PostgreSQL with a strand for each school, and without.
  void PrintStrands(std::ostream& out) const;

 private:
  struct Key {
    std::string workload;
    std::int64_t callers = 0;
    std::string engine;
    auto operator<=>(const Key&) const = default;
  };
  using Rounds = std::vector<Measurement>;
  using Read = double (*)(const Measurement&);

  const Rounds& RoundsOf(const Key& key) const;
  // Empty when there is no round with both.
  std::vector<double> RatiosOf(const Key& over, Read over_read, const Key& under,
                               Read under_read) const;

  std::map<Key, Rounds> rounds_;
};

}  // namespace ecloserie::benchmarks

#pragma once

#include <compare>
#include <map>
#include <ostream>
#include <string>
#include <vector>

#include "measurement.h"

namespace ecloserie::benchmarks {

// The measurements of all rounds, by workload and callers.
class Figures {
 public:
  void Add(const Measurement& measurement);

  // Medians over the rounds, one line per workload and number of callers.
  void PrintRaw(std::ostream& out) const;

  // The ratios of the project's targets, each with its target. A ratio is taken
  // within every round; its median is printed.
  void PrintRatios(std::ostream& out) const;

 private:
  struct Key {
    std::string workload;
    std::int64_t callers = 0;
    auto operator<=>(const Key&) const = default;
  };
  using Rounds = std::vector<Measurement>;

  const Rounds& RoundsOf(const std::string& workload, std::int64_t callers) const;

  std::map<Key, Rounds> rounds_;
};

}  // namespace ecloserie::benchmarks

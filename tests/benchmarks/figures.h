#pragma once

#include <functional>
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
  using Read = std::function<double(const Measurement&)>;
  struct Ratio;

  static const std::vector<Ratio>& Ratios();
  double MedianOf(const std::vector<Measurement>& rounds, const Read& read) const;
  void PrintRatio(std::ostream& out, const Ratio& ratio) const;

  std::map<Key, std::vector<Measurement>> rounds_;
};

}  // namespace ecloserie::benchmarks

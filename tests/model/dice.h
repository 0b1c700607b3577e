#pragma once

#include <cstdint>
#include <initializer_list>
#include <iterator>
#include <random>
#include <vector>

namespace ecloserie::model {

// Draws the same for the same seed on every machine: the standard promises that of
// the engine, and not of its distributions.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : engine_(seed) {}

  // 0 to count - 1.
  std::size_t Below(std::size_t count) { return engine_() % count; }
  std::int64_t Between(std::int64_t first, std::int64_t last) {
    return first + static_cast<std::int64_t>(Below(static_cast<std::size_t>(last - first + 1)));
  }
  // Happens so many times in a hundred.
  bool Chance(std::size_t percent) { return Below(100) < percent; }

  template <class Thing>
  Thing OneOf(std::initializer_list<Thing> things) {
    return *std::next(things.begin(), static_cast<std::ptrdiff_t>(Below(things.size())));
  }
  template <class Thing>
  const Thing& OneOf(const std::vector<Thing>& things) {
    return things[Below(things.size())];
  }

 private:
  std::mt19937_64 engine_;
};

}  // namespace ecloserie::model

#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "absl/time/time.h"
#include "domain/application.h"
#include "domain/name.h"

namespace ecloserie::domain {

// One who is to be ranked, with the totals of its readers.
struct Contender {
  ApplicationName application;
  absl::Time submitted_at;
  std::vector<std::int64_t> totals;
  std::int64_t readers_count = 0;
};

// Where a contender stands. Without totals it has no rank.
struct Standing {
  ApplicationName application;
  absl::Time submitted_at;
  std::optional<std::int64_t> rank;
  std::int64_t tie_size = 1;  // how many share the rank
  std::optional<std::int64_t> score_hundredths;
  std::int64_t readers_count = 0;
  std::optional<std::int64_t> spread_hundredths;  // of two readers
};

// The mean in hundredths, half up; nothing of nothing.
std::optional<std::int64_t> MeanInHundredths(const std::vector<std::int64_t>& totals);

// In the order of the ranking: by score, the best first, then by submission, then by
// identifier; those without a score last. Whoever has the same score shares a rank, and
// the next counts all of them.
std::vector<Standing> Rank(const std::vector<Contender>& contenders);

// A standing with everything that is shown of it.
struct RankedFile {
  Standing standing;
  ApplicationFile file;
};

}  // namespace ecloserie::domain

#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "domain/application.h"
#include "domain/name.h"
#include "domain/words.h"

namespace ecloserie::domain {

// Why somebody who waits is not promoted.
enum class WaitingObstacle { kSeatsExhausted, kNotEligible, kEligibilityUndecided };

constexpr auto Words(WaitingObstacle) {
  return std::to_array<Word<WaitingObstacle>>({
      {WaitingObstacle::kSeatsExhausted, "SEATS_EXHAUSTED"},
      {WaitingObstacle::kNotEligible, "NOT_ELIGIBLE"},
      {WaitingObstacle::kEligibilityUndecided, "ELIGIBILITY_UNDECIDED"},
  });
}

struct Obstacle {
  WaitingObstacle reason = WaitingObstacle::kSeatsExhausted;
  std::string subject;  // the pool or the agreement
};

// The obstacle that a refusal of an offer tells of; nothing when it is of another kind.
std::optional<Obstacle> ObstacleOf(const absl::Status& refusal);

// Somebody behind was promoted.
struct WaitingSkip {
  Obstacle obstacle;
  ApplicationName promoted;
  absl::Time at;
};

// One place in the line of a cohort.
struct WaitingPlace {
  std::int64_t rank = 1;
  ApplicationFile file;
  std::optional<Obstacle> obstacle;  // none: next in line
  std::vector<WaitingSkip> skips;    // the latest first
};

}  // namespace ecloserie::domain

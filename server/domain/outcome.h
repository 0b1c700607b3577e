#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "absl/status/status.h"
#include "absl/time/civil_time.h"
#include "domain/civil_date.h"
#include "domain/words.h"

namespace ecloserie::domain {

// What became of somebody after a spell.
enum class OutcomeKind {
  kEmployed,
  kSelfEmployed,
  kBusinessCreated,
  kFurtherTraining,
  kSeeking,
  kUnknown,
};

constexpr auto Words(OutcomeKind) {
  using enum OutcomeKind;
  return std::to_array<Word<OutcomeKind>>({
      {kEmployed, "EMPLOYED"},
      {kSelfEmployed, "SELF_EMPLOYED"},
      {kBusinessCreated, "BUSINESS_CREATED"},
      {kFurtherTraining, "FURTHER_TRAINING"},
      {kSeeking, "SEEKING"},
      {kUnknown, "UNKNOWN"},
  });
}

// One observation, 0, 3 or 6 months after the exit.
struct Outcome {
  std::int64_t months_after = 0;
  OutcomeKind kind = OutcomeKind::kUnknown;
  absl::CivilDay observed_on;
  std::int64_t version = 1;
};

// The same day so many months later; the last of the month when it has no such day.
absl::CivilDay MonthsAfter(absl::CivilDay day, std::int64_t months);

// Asked for at 0, 3 or 6 months, not before that many months after the exit, and
// not in the future of `today`.
absl::Status RequireObservable(const Outcome& outcome, const std::optional<HalfDay>& exit,
                               absl::CivilDay today);

}  // namespace ecloserie::domain

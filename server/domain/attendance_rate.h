#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "domain/words.h"

namespace ecloserie::domain {

// A mark's verdict. Late is minutes, not a verdict.
enum class Presence { kUnmarked, kPresent, kPartial, kAbsent };

constexpr auto Words(Presence) {
  return std::to_array<Word<Presence>>({{Presence::kUnmarked, "UNMARKED"},
                                        {Presence::kPresent, "PRESENT"},
                                        {Presence::kPartial, "PARTIAL"},
                                        {Presence::kAbsent, "ABSENT"}});
}

// What a policy makes of a half-day that nobody marked.
enum class UnmarkedRule { kExclude, kAbsent };

// The rule behind a rate, named and versioned, because the same facts give
// different rates under different rules. Lateness always counts by the minute.
// Excused absence, an allowance for lateness and the evidence of remote
// half-days join it with justifications and evidence; each will be a new version.
struct RatePolicy {
  std::string name;
  int64_t version = 1;
  UnmarkedRule unmarked = UnmarkedRule::kExclude;
};

// "minutes-locked", version 1: over locked registers, by the minute; a half-day
// without a mark (a lock forced with a reason) is left out.
RatePolicy MinutesLockedPolicy();

// One half-day of one trainee, already known to count: inside the spell, in a
// session that was neither cancelled nor suspended.
struct RatedMark {
  Presence presence = Presence::kUnmarked;
  int64_t planned_minutes = 0;   // Above zero.
  int64_t minutes_attended = 0;  // 0 to planned_minutes; read for kPresent and kPartial only.
};

// Both integers and the counts, so that nobody has to believe a percentage.
struct AttendanceRate {
  int64_t attended_minutes = 0;
  int64_t expected_minutes = 0;
  // Hundredths of a percent, half up. Absent when nothing was expected: the rate
  // is then undefined, neither 0 nor 100.
  std::optional<int64_t> rate_basis_points;
  int64_t present_count = 0;
  int64_t partial_count = 0;
  int64_t absent_count = 0;    // With the unmarked, where the policy takes them for absent.
  int64_t unmarked_count = 0;  // Half-days left out because nobody marked them.
};

// Attended over expected minutes under the policy.
AttendanceRate Rate(const std::vector<RatedMark>& marks, const RatePolicy& policy);

}  // namespace ecloserie::domain

#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "domain/proof_of_presence.h"
#include "domain/words.h"

namespace ecloserie::domain {

// Which registers a rate is worked out over: those that are locked, or every half-day
// that is over and was not cancelled, opened or not.
enum class RegistersRule { kLocked, kHeld };

constexpr auto Words(RegistersRule) {
  return std::to_array<Word<RegistersRule>>(
      {{RegistersRule::kLocked, "LOCKED"}, {RegistersRule::kHeld, "HELD"}});
}

// What becomes of missed minutes that an accepted justification covers.
enum class ExcusedRule { kExclude, kPresent, kHalf, kAbsent };

constexpr auto Words(ExcusedRule) {
  return std::to_array<Word<ExcusedRule>>({{ExcusedRule::kExclude, "EXCLUDE"},
                                           {ExcusedRule::kPresent, "PRESENT"},
                                           {ExcusedRule::kHalf, "HALF"},
                                           {ExcusedRule::kAbsent, "ABSENT"}});
}

// What becomes of a half-day that nobody marked. BLOCK: there is no rate until
// somebody does.
enum class UnmarkedRule { kBlock, kExclude, kAbsent, kPresent };

constexpr auto Words(UnmarkedRule) {
  return std::to_array<Word<UnmarkedRule>>({{UnmarkedRule::kBlock, "BLOCK"},
                                            {UnmarkedRule::kExclude, "EXCLUDE"},
                                            {UnmarkedRule::kAbsent, "ABSENT"},
                                            {UnmarkedRule::kPresent, "PRESENT"}});
}

// What becomes of somebody who was PRESENT and not there all the time.
enum class LateRule { kByMinutes, kIgnoreUnder, kHalf };

constexpr auto Words(LateRule) {
  return std::to_array<Word<LateRule>>({{LateRule::kByMinutes, "BY_MINUTES"},
                                        {LateRule::kIgnoreUnder, "IGNORE_UNDER"},
                                        {LateRule::kHalf, "HALF"}});
}

// What becomes of presence at a distance that nothing proves.
enum class UnprovenRule { kExclude, kAbsent, kPresent };

constexpr auto Words(UnprovenRule) {
  return std::to_array<Word<UnprovenRule>>({{UnprovenRule::kExclude, "EXCLUDE"},
                                            {UnprovenRule::kAbsent, "ABSENT"},
                                            {UnprovenRule::kPresent, "PRESENT"}});
}

// The rule behind a rate, named and versioned, because the same facts give
// different rates under different rules. Half-days outside the spell, suspended or
// cancelled never count, whatever a policy says.
struct RatePolicy {
  std::string name;
  std::string title;
  RegistersRule registers = RegistersRule::kLocked;
  ExcusedRule excused = ExcusedRule::kAbsent;
  UnmarkedRule unmarked = UnmarkedRule::kExclude;
  LateRule late = LateRule::kByMinutes;
  std::int64_t late_threshold_minutes = 0;  // With IGNORE_UNDER: below it is not late.
  UnprovenRule remote_unproven = UnprovenRule::kPresent;
  ProofRule proof = DefaultProofRule();
  bool is_built_in = false;
  std::int64_t version = 1;
};

// Whether the policy only reproduces what other systems compute: it takes half-days
// for half, or those nobody marked for presence. Nothing is stated under it
// (docs/decisions/0018).
bool IsComparison(const RatePolicy& policy);

// "minutes-locked", version 1: over locked registers, by the minute; a half-day
// without a mark (a lock forced with a reason) is left out.
RatePolicy MinutesLockedPolicy();

// Those that every school has: minutes-locked, one for funders, and those that give
// the six figures of research/domain.md 1D; by name.
const std::vector<RatePolicy>& BuiltInPolicies();
std::optional<RatePolicy> FindBuiltIn(const std::string& name);

// What a school may put: a name that no built-in policy has, a threshold where it is
// read, and a proof that can be given.
absl::Status RequireGoodPolicy(const RatePolicy& policy);
absl::Status RequireStatable(const RatePolicy& policy);

}  // namespace ecloserie::domain

#include "domain/rate_policy.h"

#include <algorithm>

#include "domain/refusal.h"

namespace ecloserie::domain {
namespace {

// Above every number of minutes that a half-day has.
constexpr std::int64_t kNeverLate = 1440;

RatePolicy Comparing(std::string name, std::string title) {
  return {.name = std::move(name),
          .title = std::move(title),
          .registers = RegistersRule::kHeld,
          .is_built_in = true};
}

// Absence with a reason is presence; a half-day nobody marked was not held.
RatePolicy ExcusedPresent() {
  RatePolicy policy = Comparing("excused-present-unmarked-out",
                                "Excused counts as present, unmarked does not count");
  policy.excused = ExcusedRule::kPresent;
  return policy;
}

// Only a mark makes somebody absent.
RatePolicy UnmarkedPresent() {
  RatePolicy policy = Comparing("unmarked-present-late-ignored",
                                "Unmarked and late count as present, excused as absent");
  policy.unmarked = UnmarkedRule::kPresent;
  policy.late = LateRule::kIgnoreUnder;
  policy.late_threshold_minutes = kNeverLate;
  return policy;
}

// Two points for present, one for late or excused, over what was marked.
RatePolicy HalfPointsTaken() {
  RatePolicy policy =
      Comparing("half-points-taken", "Late and excused count for half, over what was marked");
  policy.excused = ExcusedRule::kHalf;
  policy.late = LateRule::kHalf;
  return policy;
}

// The same points over every half-day.
RatePolicy HalfPointsAll() {
  RatePolicy policy = HalfPointsTaken();
  policy.name = "half-points-all";
  policy.title = "Late and excused count for half, over every half-day held";
  policy.unmarked = UnmarkedRule::kAbsent;
  return policy;
}

// Minutes written down over minutes planned.
RatePolicy MinutesRecorded() {
  RatePolicy policy =
      Comparing("minutes-recorded-of-held", "Minutes recorded, over every half-day held");
  policy.unmarked = UnmarkedRule::kAbsent;
  return policy;
}

// No mark, no presence; late is half.
RatePolicy LateHalf() {
  RatePolicy policy =
      Comparing("late-half-unmarked-absent", "Late counts for half, unmarked as absent");
  policy.unmarked = UnmarkedRule::kAbsent;
  policy.late = LateRule::kHalf;
  return policy;
}

// What a funder is told: minutes that can be shown, over every minute planned.
RatePolicy Funder() {
  return {.name = "funder",
          .title = "Proven minutes over planned minutes of locked registers",
          .unmarked = UnmarkedRule::kBlock,
          .remote_unproven = UnprovenRule::kAbsent,
          .is_built_in = true};
}

absl::Status RequireProof(const ProofRule& proof) {
  const bool shows_work = std::ranges::any_of(
      proof.kinds, [](EvidenceKind kind) { return kind != EvidenceKind::kConnectionLog; });
  if (shows_work) return absl::OkStatus();
  return FieldInvalid("proof_kinds", "must name a kind that shows work: a connection log does not");
}

}  // namespace

bool IsComparison(const RatePolicy& policy) {
  return policy.excused == ExcusedRule::kHalf || policy.late == LateRule::kHalf ||
         policy.unmarked == UnmarkedRule::kPresent;
}

RatePolicy MinutesLockedPolicy() {
  return {.name = "minutes-locked",
          .title = "Minutes attended over minutes planned of locked registers",
          .is_built_in = true};
}

const std::vector<RatePolicy>& BuiltInPolicies() {
  static const std::vector<RatePolicy> policies = [] {
    std::vector<RatePolicy> made = {MinutesLockedPolicy(), Funder(),          ExcusedPresent(),
                                    UnmarkedPresent(),     HalfPointsTaken(), HalfPointsAll(),
                                    MinutesRecorded(),     LateHalf()};
    std::ranges::sort(made, {}, &RatePolicy::name);
    return made;
  }();
  return policies;
}

std::optional<RatePolicy> FindBuiltIn(const std::string& name) {
  const auto found = std::ranges::find(BuiltInPolicies(), name, &RatePolicy::name);
  if (found == BuiltInPolicies().end()) return std::nullopt;
  return *found;
}

absl::Status RequireGoodPolicy(const RatePolicy& policy) {
  if (FindBuiltIn(policy.name)) {
    return RuleBroken("POLICY_BUILT_IN", policy.name + " is the same in every school");
  }
  const bool has_threshold = policy.late_threshold_minutes > 0;
  if (has_threshold != (policy.late == LateRule::kIgnoreUnder)) {
    return FieldInvalid("late_threshold_minutes", "goes with IGNORE_UNDER, and is above zero then");
  }
  return RequireProof(policy.proof);
}

absl::Status RequireStatable(const RatePolicy& policy) {
  if (!IsComparison(policy)) return absl::OkStatus();
  return RuleBroken("POLICY_COMPARES_ONLY",
                    policy.name + " only reproduces what other systems compute");
}

}  // namespace ecloserie::domain

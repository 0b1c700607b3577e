#include "domain/eligibility.h"

#include <algorithm>

#include "domain/folding.h"
#include "domain/refusal.h"

namespace ecloserie::domain {

std::string JoinReasons(const std::vector<EligibilityReason>& reasons) {
  std::string text;
  for (const EligibilityReason reason : reasons) {
    if (!text.empty()) text += ",";
    text += WordOf(reason);
  }
  return text;
}

std::optional<std::vector<EligibilityReason>> SplitReasons(std::string_view text) {
  std::vector<EligibilityReason> reasons;
  while (!text.empty()) {
    const std::string_view word = text.substr(0, text.find(','));
    const auto reason = FromWord<EligibilityReason>(word);
    if (!reason) return std::nullopt;
    reasons.push_back(*reason);
    text.remove_prefix(std::min(word.size() + 1, text.size()));
  }
  return reasons;
}

std::optional<EligibilityName> EligibilityName::Parse(std::string_view text) {
  const auto parts = Segments(text);
  if (parts.size() != 6 || parts[4] != "eligibility") return std::nullopt;
  const auto agreement = AgreementName::Parse(text.substr(0, text.find("/eligibility/")));
  const auto application = ParseUuid(parts[5]);
  if (!agreement || !application) return std::nullopt;
  return EligibilityName{*agreement, {agreement->school, *application}};
}

std::vector<EligibilityReason> ReasonsAgainst(const Agreement& agreement,
                                              const EligibilityFacts& facts) {
  std::vector<EligibilityReason> reasons;
  if (facts.cohort_starts_on < agreement.valid_from ||
      facts.cohort_starts_on > agreement.valid_to) {
    reasons.push_back(EligibilityReason::kOutOfValidity);
  }
  if (agreement.jobseeker_region.empty()) return reasons;
  if (!facts.jobseeker_since || *facts.jobseeker_since > facts.cohort_starts_on) {
    reasons.push_back(EligibilityReason::kNotRegistered);
  }
  if (facts.jobseeker_since &&
      FoldName(facts.jobseeker_region) != FoldName(agreement.jobseeker_region)) {
    reasons.push_back(EligibilityReason::kOutOfRegion);
  }
  return reasons;
}

absl::Status RequireOverrideNeeded(const std::string& override_text,
                                   const std::vector<EligibilityReason>& reasons) {
  if (override_text.empty() || !reasons.empty()) return absl::OkStatus();
  return FieldInvalid("override_text", "must be empty: the rule says yes without it");
}

absl::Status EligibilityUndecided(const EligibilityName& name) {
  return Refusal(
      absl::StatusCode::kFailedPrecondition, "ELIGIBILITY_UNDECIDED",
      "nobody decided yet whether " + name.agreement.ToString() + " may fund " +
          name.application.ToString(),
      {{"agreement", name.agreement.ToString()}, {"application", name.application.ToString()}});
}

absl::Status NotEligible(const EligibilityDecision& decision) {
  const std::string reasons = JoinReasons(decision.reasons);
  return Refusal(absl::StatusCode::kFailedPrecondition, "NOT_ELIGIBLE",
                 decision.name.agreement.ToString() + " may not fund " +
                     decision.name.application.ToString() + ": " + reasons,
                 {{"agreement", decision.name.agreement.ToString()},
                  {"application", decision.name.application.ToString()},
                  {"reasons", reasons}});
}

}  // namespace ecloserie::domain

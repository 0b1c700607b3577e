#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "domain/agreement.h"
#include "domain/name.h"
#include "domain/words.h"

namespace ecloserie::domain {

enum class EligibilityOutcome { kYes, kNo, kOverridden };

constexpr auto Words(EligibilityOutcome) {
  return std::to_array<Word<EligibilityOutcome>>({
      {EligibilityOutcome::kYes, "YES"},
      {EligibilityOutcome::kNo, "NO"},
      {EligibilityOutcome::kOverridden, "OVERRIDDEN"},
  });
}

// Why the rule says no.
enum class EligibilityReason { kNotRegistered, kOutOfRegion, kOutOfValidity };

constexpr auto Words(EligibilityReason) {
  return std::to_array<Word<EligibilityReason>>({
      {EligibilityReason::kNotRegistered, "NOT_REGISTERED"},
      {EligibilityReason::kOutOfRegion, "OUT_OF_REGION"},
      {EligibilityReason::kOutOfValidity, "OUT_OF_VALIDITY"},
  });
}

// "NOT_REGISTERED,OUT_OF_REGION" and back; nothing when a word is not known.
std::string JoinReasons(const std::vector<EligibilityReason>& reasons);
std::optional<std::vector<EligibilityReason>> SplitReasons(std::string_view text);

// A decision is named by the two it is about.
struct EligibilityName {
  AgreementName agreement;
  ApplicationName application;

  std::string ToString() const {
    return agreement.ToString() + "/eligibility/" + ToText(application.id);
  }
  static std::optional<EligibilityName> Parse(std::string_view text);
  auto operator<=>(const EligibilityName&) const = default;
};

// Whether an agreement may fund an applicant, as decided. A later change of the
// applicant's facts leaves it as it is; deciding again makes a new version.
struct EligibilityDecision {
  EligibilityName name;
  EligibilityOutcome outcome = EligibilityOutcome::kNo;
  std::vector<EligibilityReason> reasons;  // kept when overridden
  std::string override_text;
  std::string decided_by;
  absl::Time decided_at;
  std::int64_t version = 1;

  bool MayFund() const { return outcome != EligibilityOutcome::kNo; }
};

// What the rule reads of an applicant.
struct EligibilityFacts {
  CohortName cohort;
  absl::CivilDay cohort_starts_on;
  std::optional<absl::CivilDay> jobseeker_since;
  std::string jobseeker_region;
};

// The rule: the cohort begins while the agreement is valid, and the applicant is
// a jobseeker registered in the agreement's region on that day. Nothing when it
// says yes. The region is judged of those who are registered at all.
std::vector<EligibilityReason> ReasonsAgainst(const Agreement& agreement,
                                              const EligibilityFacts& facts);

// An override is for a rule that says no.
absl::Status RequireOverrideNeeded(const std::string& override_text,
                                   const std::vector<EligibilityReason>& reasons);

absl::Status EligibilityUndecided(const EligibilityName& name);
absl::Status NotEligible(const EligibilityDecision& decision);

}  // namespace ecloserie::domain

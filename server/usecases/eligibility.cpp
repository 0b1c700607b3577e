#include "usecases/eligibility.h"

#include "domain/refusal.h"
#include "storage/agreement_store.h"
#include "storage/eligibility_store.h"

namespace ecloserie::usecases {
namespace {

using domain::EligibilityOutcome;

EligibilityOutcome OutcomeOf(const std::vector<domain::EligibilityReason>& reasons,
                             const std::string& override_text) {
  if (reasons.empty()) return EligibilityOutcome::kYes;
  return override_text.empty() ? EligibilityOutcome::kNo : EligibilityOutcome::kOverridden;
}

absl::Status RequireSameCohort(const domain::Agreement& agreement,
                               const domain::EligibilityFacts& facts) {
  if (agreement.cohort == facts.cohort) return absl::OkStatus();
  return domain::RuleBroken("AGREEMENT_COHORT", agreement.name.ToString() + " funds trainees of " +
                                                    agreement.cohort.ToString() + " only");
}

}  // namespace

absl::StatusOr<domain::EligibilityName> DecideEligibility(Unit& unit,
                                                          const DecideEligibilityCommand& command) {
  const auto agreement = storage::FindAgreement(unit.transaction(), command.agreement);
  if (!agreement) return domain::ResourceMissing(command.agreement.ToString());
  const auto facts = storage::FindEligibilityFacts(unit.transaction(), command.application);
  if (!facts) return domain::ResourceMissing(command.application.ToString());
  RETURN_IF_REFUSED(RequireSameCohort(*agreement, *facts));

  const auto reasons = domain::ReasonsAgainst(*agreement, *facts);
  RETURN_IF_REFUSED(domain::RequireOverrideNeeded(command.override_text, reasons));
  const domain::EligibilityName name{command.agreement, command.application};
  storage::PutEligibility(unit.transaction(), {.name = name,
                                               .outcome = OutcomeOf(reasons, command.override_text),
                                               .reasons = reasons,
                                               .override_text = command.override_text,
                                               .decided_by = unit.caller().Actor(),
                                               .decided_at = unit.now()});
  return name;
}

absl::StatusOr<domain::EligibilityDecision> GetEligibility(const View& view,
                                                           const domain::EligibilityName& name) {
  auto decision =
      storage::FindEligibility(view.transaction(), name.agreement, name.application, view.as_of());
  if (!decision) return domain::ResourceMissing(name.ToString());
  return *std::move(decision);
}

}  // namespace ecloserie::usecases

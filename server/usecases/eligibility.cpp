#include "usecases/eligibility.h"

#include "domain/refusal.h"
#include "storage/agreement_store.h"
#include "storage/eligibility_store.h"
#include "storage/person_store.h"
#include "usecases/people.h"
#include "usecases/waiting_list.h"

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

struct Applicant {
  domain::PersonName person;
  domain::EligibilityFacts facts;
};

// What the rule reads of an applicant, as it is now.
absl::StatusOr<Applicant> FindApplicant(const View& view, const domain::ApplicationName& name) {
  const auto question = storage::FindEligibilityQuestion(view.transaction(), name);
  if (!question) return domain::ResourceMissing(name.ToString());
  const auto sealed = storage::FindPerson(view.transaction(), question->person);
  if (!sealed) return domain::ResourceMissing(question->person.ToString());
  domain::Person person = OpenPerson(view, *sealed);
  return Applicant{.person = question->person,
                   .facts = {.cohort = question->cohort,
                             .cohort_starts_on = question->cohort_starts_on,
                             .jobseeker_since = person.jobseeker_since,
                             .jobseeker_region = std::move(person.jobseeker_region)}};
}

}  // namespace

absl::StatusOr<domain::EligibilityName> DecideEligibility(Unit& unit,
                                                          const DecideEligibilityCommand& command) {
  const auto agreement = storage::FindAgreement(unit.transaction(), command.agreement);
  if (!agreement) return domain::ResourceMissing(command.agreement.ToString());
  ASSIGN_OR_REFUSE(const Applicant applicant, FindApplicant(unit, command.application));
  RETURN_IF_REFUSED(RequireSameCohort(*agreement, applicant.facts));

  const auto reasons = domain::ReasonsAgainst(*agreement, applicant.facts);
  RETURN_IF_REFUSED(domain::RequireOverrideNeeded(command.override_text, reasons));
  const domain::EligibilityName name{command.agreement, command.application};
  storage::PutEligibility(
      unit.transaction(),
      {.name = name,
       .outcome = OutcomeOf(reasons, command.override_text),
       .reasons = reasons,
       .override_text = SealNote(unit, applicant.person, name.ToString(), command.override_text),
       .decided_by = unit.caller().Actor(),
       .decided_at = unit.now()});
  RETURN_IF_REFUSED(SettleCohort(unit, agreement->cohort));
  return name;
}

absl::StatusOr<domain::EligibilityDecision> GetEligibility(const View& view,
                                                           const domain::EligibilityName& name) {
  auto decision =
      storage::FindEligibility(view.transaction(), name.agreement, name.application, view.as_of());
  if (!decision) return domain::ResourceMissing(name.ToString());
  const auto question = storage::FindEligibilityQuestion(view.transaction(), name.application);
  decision->override_text =
      question ? OpenNote(view, question->person, name.ToString(), decision->override_text) : "";
  return *std::move(decision);
}

}  // namespace ecloserie::usecases

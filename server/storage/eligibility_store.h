#pragma once

#include <optional>

#include "absl/time/civil_time.h"
#include "domain/eligibility.h"
#include "storage/snapshot.h"
#include "storage/transaction.h"

namespace ecloserie::storage {

// The first decision about the two, or the next version of it. Why it was overridden is
// sealed, when it is put and when it is found.
void PutEligibility(Transaction& transaction, const domain::EligibilityDecision& decision);
std::optional<domain::EligibilityDecision> FindEligibility(
    Transaction& transaction, const domain::AgreementName& agreement,
    const domain::ApplicationName& application, AsOf as_of = {});

// What the rule asks about, but for the applicant's own values. Nothing when there is
// no such application.
struct EligibilityQuestion {
  domain::CohortName cohort;
  absl::CivilDay cohort_starts_on;
  domain::PersonName person;
};
std::optional<EligibilityQuestion> FindEligibilityQuestion(
    Transaction& transaction, const domain::ApplicationName& application);

Statements EligibilityStatements();
Snapshots EligibilitySnapshots();

}  // namespace ecloserie::storage

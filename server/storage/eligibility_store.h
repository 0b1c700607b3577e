#pragma once

#include <optional>

#include "domain/eligibility.h"
#include "storage/snapshot.h"
#include "storage/transaction.h"

namespace ecloserie::storage {

// The first decision about the two, or the next version of it.
void PutEligibility(Transaction& transaction, const domain::EligibilityDecision& decision);
std::optional<domain::EligibilityDecision> FindEligibility(
    Transaction& transaction, const domain::AgreementName& agreement,
    const domain::ApplicationName& application, AsOf as_of = {});

// What the rule reads of an applicant, as it is now. Nothing when there is no
// such application.
std::optional<domain::EligibilityFacts> FindEligibilityFacts(
    Transaction& transaction, const domain::ApplicationName& application);

Statements EligibilityStatements();
Snapshots EligibilitySnapshots();

}  // namespace ecloserie::storage

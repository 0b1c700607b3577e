#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "domain/enrolment.h"
#include "storage/snapshot.h"
#include "storage/transaction.h"

namespace ecloserie::storage {

void InsertEnrolment(Transaction& transaction, const domain::Enrolment& enrolment);
// The next version: `enrolment` as it is now, its version that of before.
void UpdateEnrolment(Transaction& transaction, const domain::Enrolment& enrolment);
// The ordinal of the first placement is 1.
void InsertPlacement(Transaction& transaction, const domain::EnrolmentName& enrolment,
                     std::int64_t ordinal, const domain::Placement& placement);
// As UpdateEnrolment.
void UpdatePlacement(Transaction& transaction, const domain::EnrolmentName& enrolment,
                     std::int64_t ordinal, const domain::Placement& placement);

std::optional<domain::Enrolment> FindEnrolment(Transaction& transaction,
                                               const domain::EnrolmentName& name, AsOf as_of = {});
// The void ones too, in the order of their ordinals.
std::vector<domain::Placement> PlacementsOf(Transaction& transaction,
                                            const domain::EnrolmentName& name, AsOf as_of = {});
// All spells of one person in one cohort, in the order in which they were made.
std::vector<domain::Enrolment> SpellsOf(Transaction& transaction, const domain::CohortName& cohort,
                                        const domain::PersonName& person);

// Reads an enrolment from the first twelve columns: school, enrolment, cohort, person,
// application, state, entry, exit, seat price, version.
domain::Enrolment ReadEnrolment(const Rows& rows);

Statements EnrolmentStatements();
Snapshots EnrolmentSnapshots();

}  // namespace ecloserie::storage

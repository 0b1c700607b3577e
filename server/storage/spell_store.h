#pragma once

#include <cstdint>
#include <vector>

#include "domain/enrolment.h"
#include "domain/spell.h"
#include "storage/snapshot.h"
#include "storage/transaction.h"

namespace ecloserie::storage {

// The void ones too, in the order of their ordinals.
std::vector<domain::Suspension> SuspensionsOf(Transaction& transaction,
                                              const domain::EnrolmentName& name, AsOf as_of = {});

// Writes the next version of the enrolment, and of each of its pieces that is not as it
// was before; adds the pieces that are new.
void UpdateSpell(Transaction& transaction, const domain::Spell& before, const domain::Spell& after);

// Its note is sealed already; who and when are the unit of work's.
void AppendTransition(Transaction& transaction, const domain::EnrolmentName& enrolment,
                      const domain::EnrolmentTransition& transition);
// In the order of their ordinals, beginning after `after`; their notes are sealed.
std::vector<domain::EnrolmentTransition> ListTransitions(Transaction& transaction,
                                                         const domain::EnrolmentName& enrolment,
                                                         std::int64_t after, std::int64_t limit);

Statements SpellStatements();
Snapshots SpellSnapshots();

}  // namespace ecloserie::storage

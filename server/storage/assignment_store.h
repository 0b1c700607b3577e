#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/assignment.h"
#include "storage/made_key.h"
#include "storage/snapshot.h"
#include "storage/transaction.h"

namespace ecloserie::storage {

void InsertAssignment(Transaction& transaction, const domain::Assignment& assignment);
// Its last day; the assignment is as it was read.
void UpdateAssignment(Transaction& transaction, const domain::Assignment& assignment);
std::optional<domain::Assignment> FindAssignment(Transaction& transaction,
                                                 const domain::AssignmentName& name,
                                                 AsOf as_of = {});
// One of the same facilitator to the same track that shares a day with this one.
std::optional<domain::AssignmentName> FindOverlap(Transaction& transaction,
                                                  const domain::Assignment& assignment);

// What is not set lets everything pass.
struct AssignmentFilter {
  std::optional<domain::TrackName> track;
  std::optional<domain::PrincipalName> facilitator;
  std::optional<absl::CivilDay> on;
};
// In the order of making, beginning after `after`.
std::vector<domain::Assignment> ListAssignments(Transaction& transaction, const std::string& school,
                                                const AssignmentFilter& filter,
                                                const MadeKey& after, std::int64_t limit);

Statements AssignmentStatements();
Snapshots AssignmentSnapshots();

}  // namespace ecloserie::storage

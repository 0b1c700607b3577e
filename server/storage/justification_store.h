#pragma once

#include <optional>
#include <vector>

#include "domain/justification.h"
#include "storage/snapshot.h"
#include "storage/transaction.h"

namespace ecloserie::storage {

// Document digests and notes come and go sealed.

void InsertJustification(Transaction& transaction, const domain::Justification& justification);
// Its state and who decided it, as the version after the justification's.
void UpdateJustification(Transaction& transaction, const domain::Justification& justification);
std::optional<domain::Justification> FindJustification(Transaction& transaction,
                                                       const domain::JustificationName& name,
                                                       AsOf as_of = {});

// What is not set lets everything pass.
struct JustificationFilter {
  std::optional<domain::Uuid> enrolment;
  std::optional<domain::JustificationState> state;
  std::optional<absl::CivilDay> first_on;  // does not end before
  std::optional<absl::CivilDay> last_on;   // does not begin after
};
// In the order in which they were handed in, beginning after `after`.
std::vector<domain::Justification> ListJustifications(Transaction& transaction,
                                                      const domain::CohortName& cohort,
                                                      const JustificationFilter& filter,
                                                      const domain::Uuid& after,
                                                      std::int64_t limit);

// The intervals of those that are accepted and touch the days.
std::vector<domain::WallInterval> AcceptedIntervals(Transaction& transaction,
                                                    const domain::EnrolmentName& enrolment,
                                                    absl::CivilDay first_on,
                                                    absl::CivilDay last_on);

Statements JustificationStatements();
Snapshots JustificationSnapshots();

}  // namespace ecloserie::storage

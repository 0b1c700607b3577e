#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/evidence.h"
#include "storage/snapshot.h"
#include "storage/transaction.h"

namespace ecloserie::storage {

// Document digests and notes come and go sealed.

void InsertEvidence(Transaction& transaction, const domain::Evidence& evidence);
// Its state and who decided it, as the version after the evidence's.
void UpdateEvidence(Transaction& transaction, const domain::Evidence& evidence);
std::optional<domain::Evidence> FindEvidence(Transaction& transaction,
                                             const domain::EvidenceName& name, AsOf as_of = {});
// By what it is called where it comes from.
std::optional<domain::Evidence> FindEvidenceByRef(Transaction& transaction,
                                                  const std::string& school,
                                                  const std::string& source,
                                                  const std::string& external_ref);

// What is not set lets everything pass.
struct EvidenceFilter {
  std::optional<domain::Uuid> enrolment;
  std::optional<domain::EvidenceState> state;
  std::optional<domain::EvidenceKind> kind;
  std::optional<absl::CivilDay> first_on;
  std::optional<absl::CivilDay> last_on;
};
// In the order in which it was recorded, beginning after `after`.
std::vector<domain::Evidence> ListEvidence(Transaction& transaction,
                                           const domain::CohortName& cohort,
                                           const EvidenceFilter& filter, const domain::Uuid& after,
                                           std::int64_t limit);

// What there is of a trainee's half-days between two days, rejected evidence left out.
struct EvidenceOfHalfDay {
  domain::HalfDay at;
  domain::EvidenceKind kind;
  domain::EvidenceState state;
};
std::vector<EvidenceOfHalfDay> EvidenceOf(Transaction& transaction,
                                          const domain::EnrolmentName& enrolment,
                                          absl::CivilDay first_on, absl::CivilDay last_on);

Statements EvidenceStatements();
Snapshots EvidenceSnapshots();

}  // namespace ecloserie::storage

#pragma once

#include <optional>
#include <vector>

#include "domain/enrolment.h"
#include "domain/person.h"
#include "storage/snapshot.h"
#include "storage/transaction.h"

namespace ecloserie::storage {

void InsertEnrolment(Transaction& transaction, const domain::Enrolment& enrolment);
// The ordinal of the first placement is 1.
void InsertPlacement(Transaction& transaction, const domain::EnrolmentName& enrolment,
                     std::int64_t ordinal, const domain::Placement& placement);

std::optional<domain::Enrolment> FindEnrolment(Transaction& transaction,
                                               const domain::EnrolmentName& name, AsOf as_of = {});
std::vector<domain::Placement> PlacementsOf(Transaction& transaction,
                                            const domain::EnrolmentName& name, AsOf as_of = {});

struct EnrolmentFilter {
  std::string school;
  std::optional<std::string> cohort;
  std::optional<std::string> track;  // of that cohort; placed there at any time
};

struct EnrolmentOfPerson {
  domain::Enrolment enrolment;
  domain::SealedPerson trainee;
};

// With their trainees, in the order in which they were made; without placements.
std::vector<EnrolmentOfPerson> ListEnrolments(Transaction& transaction,
                                              const EnrolmentFilter& filter,
                                              const domain::Uuid& after, std::int64_t limit);

Statements EnrolmentStatements();
Snapshots EnrolmentSnapshots();

}  // namespace ecloserie::storage

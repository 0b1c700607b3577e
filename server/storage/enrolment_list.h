#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "domain/enrolment.h"
#include "domain/person.h"
#include "storage/transaction.h"

namespace ecloserie::storage {

// Which enrolments; what is not set lets everything pass.
struct EnrolmentFilter {
  std::string school;
  std::optional<std::string> cohort;
  std::optional<domain::Uuid> person;
  std::optional<std::string> track;   // of that cohort; placed there at any time, or `on`
  std::optional<domain::HalfDay> on;  // placed then, and not suspended
};

struct EnrolmentOfPerson {
  domain::Enrolment enrolment;
  domain::SealedPerson trainee;
};

// With their trainees, in the order in which they were made; without their pieces.
std::vector<EnrolmentOfPerson> ListEnrolments(Transaction& transaction,
                                              const EnrolmentFilter& filter,
                                              const domain::Uuid& after, std::int64_t limit);

Statements EnrolmentListStatements();

}  // namespace ecloserie::storage

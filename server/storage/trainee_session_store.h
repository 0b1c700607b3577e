#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/enrolment.h"
#include "domain/remote_half_day.h"
#include "storage/transaction.h"

namespace ecloserie::storage {

struct TraineeDays {
  absl::CivilDay first_on;
  absl::CivilDay last_on;
  std::optional<std::string> track;  // all tracks of the cohort when absent
};

// The half-days of a trainee between two days, in the order of time: the sessions whose
// roster has the trainee, and those that nobody opened yet and whose roster would.
std::vector<domain::TraineeSession> TraineeSessionsOf(Transaction& transaction,
                                                      const domain::Enrolment& enrolment,
                                                      const TraineeDays& days);

Statements TraineeSessionStatements();

}  // namespace ecloserie::storage

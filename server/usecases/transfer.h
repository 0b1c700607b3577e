#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "domain/name.h"
#include "usecases/spell.h"
#include "usecases/unit.h"

namespace ecloserie::usecases {

// A transfer is two units of work, one in each school. Nobody writes in the other's
// record: the trainee is let go with an id, and taken over by it, whenever that is.

struct TransferEnrolmentCommand {
  SpellCommand event;
  std::string to_school;
};
absl::StatusOr<domain::EnrolmentName> TransferEnrolment(Unit& unit,
                                                        const TransferEnrolmentCommand& command);

struct ReceiveTransferCommand {
  domain::CohortName cohort;
  std::string transfer_id;
};
absl::StatusOr<domain::ApplicationName> ReceiveTransfer(Unit& unit,
                                                        const ReceiveTransferCommand& command);

}  // namespace ecloserie::usecases

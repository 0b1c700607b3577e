#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "domain/eligibility.h"
#include "usecases/unit.h"

namespace ecloserie::usecases {

struct DecideEligibilityCommand {
  domain::AgreementName agreement;
  domain::ApplicationName application;
  std::string override_text;  // empty: the rule alone decides
};
absl::StatusOr<domain::EligibilityName> DecideEligibility(Unit& unit,
                                                          const DecideEligibilityCommand& command);
absl::StatusOr<domain::EligibilityDecision> GetEligibility(const View& view,
                                                           const domain::EligibilityName& name);

}  // namespace ecloserie::usecases

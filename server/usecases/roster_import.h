#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "domain/civil_date.h"
#include "domain/roster.h"
#include "usecases/unit.h"

namespace ecloserie::usecases {

struct ImportRosterCommand {
  domain::CohortName cohort;
  domain::RosterMode mode = domain::RosterMode::kDelta;
  std::vector<domain::RosterUser> users;
  std::vector<domain::RosterEnrollment> enrollments;
  std::int64_t removal_share_percent_max = 0;
  bool is_forced = false;
  std::string reason_code;
  std::optional<domain::HalfDay> effective;
  bool is_trial = false;  // shows the refused rows instead of being refused
};

// The rows are judged by doing what they say. If one is refused the unit of work is,
// and nothing of it is kept.
absl::StatusOr<domain::RosterOutcome> ImportRoster(Unit& unit, const ImportRosterCommand& command);
absl::StatusOr<domain::RosterOutcome> ShowRosterImport(const View& view,
                                                       const domain::RosterOutcome& outcome);

}  // namespace ecloserie::usecases

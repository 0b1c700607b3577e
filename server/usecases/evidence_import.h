#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "domain/evidence_import.h"
#include "usecases/unit.h"

namespace ecloserie::usecases {

// An activity export of a course platform: from where, about which cohort and days.
struct ImportEvidenceCommand {
  domain::CohortName cohort;
  std::string source;
  absl::CivilDay first_on;
  absl::CivilDay last_on;
  std::vector<domain::EvidenceRow> rows;
  domain::DateFormat date_format = domain::DateFormat::kIso;
  std::optional<domain::EvidenceKind> default_kind;
};

// Files the good rows as proposals. A row is known by its reference, or else by trainee,
// kind and time: the same row again is UNCHANGED.
absl::StatusOr<domain::EvidenceOutcome> ImportEvidence(Unit& unit,
                                                       const ImportEvidenceCommand& command);
absl::StatusOr<domain::EvidenceOutcome> ShowEvidenceImport(const View& view,
                                                           const domain::EvidenceOutcome& outcome);

}  // namespace ecloserie::usecases

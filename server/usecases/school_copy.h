#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "domain/school.h"
#include "usecases/unit.h"

namespace ecloserie::usecases {

// Copies what another commune can take over: programmes, active modules, places
// and, with new dates, cohorts with their tracks and seat pools. Never people,
// money, agreements or sessions.
struct CopySchoolSetupCommand {
  struct CohortCopy {
    std::string source_cohort;
    domain::CohortName cohort;  // The new one.
    absl::CivilDay starts_on;
  };
  domain::SchoolName target;
  domain::SchoolName source;
  std::vector<CohortCopy> cohorts;
};

// What the answer of CopySchoolSetup is about: everything that was made.
struct SetupCopied {
  domain::SchoolName target;
  std::vector<domain::ProgrammeName> programmes;
  std::vector<domain::ModuleName> modules;
  std::vector<domain::PlaceName> places;
  std::vector<domain::CohortName> cohorts;
  std::vector<domain::TrackName> tracks;

  std::string ToString() const;
  static std::optional<SetupCopied> Parse(std::string_view text);
};

// All or nothing: a taken name in the target refuses the whole. A source that the
// caller may not read is as good as missing.
absl::StatusOr<SetupCopied> CopySchoolSetup(Unit& unit, const CopySchoolSetupCommand& command);
absl::StatusOr<SetupCopied> ShowSetupCopied(const View& view, const SetupCopied& copied);

}  // namespace ecloserie::usecases

#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "domain/application.h"
#include "usecases/unit.h"

namespace ecloserie::usecases {

// The evidence is the reason and the note of the transition.
struct MergeApplicationsCommand {
  domain::ApplicationName name;  // the duplicate
  domain::ApplicationName into;
  std::string reason_code;
  std::string note;
  std::string etag;
};
absl::StatusOr<domain::ApplicationName> MergeApplications(Unit& unit,
                                                          const MergeApplicationsCommand& command);

struct UnmergeApplicationsCommand {
  domain::ApplicationName name;
  std::string reason_code;
  std::string note;
  std::string etag;
};
absl::StatusOr<domain::ApplicationName> UnmergeApplications(
    Unit& unit, const UnmergeApplicationsCommand& command);

}  // namespace ecloserie::usecases

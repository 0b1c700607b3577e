#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "domain/assignment.h"
#include "storage/assignment_store.h"
#include "usecases/page.h"
#include "usecases/unit.h"

namespace ecloserie::usecases {

// The name of the command has no identifier yet.
absl::StatusOr<domain::AssignmentName> CreateAssignment(Unit& unit,
                                                        const domain::Assignment& assignment);
absl::StatusOr<domain::Assignment> GetAssignment(const View& view,
                                                 const domain::AssignmentName& name);

struct EndAssignmentCommand {
  domain::AssignmentName name;
  absl::CivilDay last_on;
  std::string etag;
};
absl::StatusOr<domain::AssignmentName> EndAssignment(Unit& unit,
                                                     const EndAssignmentCommand& command);

struct ListAssignmentsQuery {
  domain::SchoolName school;
  storage::AssignmentFilter filter;
  PageRequest page;
};
absl::StatusOr<Page<domain::Assignment>> ListAssignments(const View& view,
                                                         const ListAssignmentsQuery& query);

}  // namespace ecloserie::usecases

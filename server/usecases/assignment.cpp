#include "usecases/assignment.h"

#include "domain/etag.h"
#include "domain/refusal.h"
#include "usecases/cohort.h"
#include "usecases/made_page.h"
#include "usecases/principal.h"

namespace ecloserie::usecases {

absl::StatusOr<domain::AssignmentName> CreateAssignment(Unit& unit,
                                                        const domain::Assignment& assignment) {
  RETURN_IF_REFUSED(domain::RequireDaysInOrder(assignment));
  RETURN_IF_REFUSED(GetPrincipal(unit, assignment.facilitator).status());
  RETURN_IF_REFUSED(GetTrack(unit, assignment.track).status());
  if (const auto other = storage::FindOverlap(unit.transaction(), assignment)) {
    return domain::AssignmentOverlaps(*other);
  }
  domain::Assignment made = assignment;
  made.name.id = unit.NewId();
  storage::InsertAssignment(unit.transaction(), made);
  return made.name;
}

absl::StatusOr<domain::Assignment> GetAssignment(const View& view,
                                                 const domain::AssignmentName& name) {
  auto assignment = storage::FindAssignment(view.transaction(), name, view.as_of());
  if (!assignment) return domain::ResourceMissing(name.ToString());
  return *std::move(assignment);
}

absl::StatusOr<domain::AssignmentName> EndAssignment(Unit& unit,
                                                     const EndAssignmentCommand& command) {
  ASSIGN_OR_REFUSE(domain::Assignment assignment, GetAssignment(unit, command.name));
  RETURN_IF_REFUSED(domain::RequireEtag(command.etag, assignment.version));
  RETURN_IF_REFUSED(domain::RequireEndsNoLater(assignment, command.last_on));
  assignment.last_on = command.last_on;
  storage::UpdateAssignment(unit.transaction(), assignment);
  return assignment.name;
}

absl::StatusOr<Page<domain::Assignment>> ListAssignments(const View& view,
                                                         const ListAssignmentsQuery& query) {
  ASSIGN_OR_REFUSE(const auto after, StartOfMade(view, query.page));
  return CutMadePage(view, query.page,
                     storage::ListAssignments(view.transaction(), query.school.school, query.filter,
                                              after, query.page.size + 1));
}

}  // namespace ecloserie::usecases

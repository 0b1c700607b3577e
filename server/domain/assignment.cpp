#include "domain/assignment.h"

#include "domain/civil_date.h"
#include "domain/refusal.h"

namespace ecloserie::domain {

absl::Status RequireDaysInOrder(const Assignment& assignment) {
  if (!assignment.last_on || assignment.first_on <= *assignment.last_on) return absl::OkStatus();
  return FieldInvalid("assignment.last_on", "must not lie before assignment.first_on");
}

absl::Status RequireEndsNoLater(const Assignment& assignment, absl::CivilDay last_on) {
  if (last_on < assignment.first_on) {
    return FieldInvalid("last_on", "must not lie before the assignment's first day, " +
                                       IsoDate(assignment.first_on));
  }
  if (assignment.last_on && last_on > *assignment.last_on) {
    return FieldInvalid(
        "last_on", "must not lie after the assignment's last day, " + IsoDate(*assignment.last_on));
  }
  return absl::OkStatus();
}

absl::Status AssignmentOverlaps(const AssignmentName& other) {
  return RuleBroken(
      "ASSIGNMENT_OVERLAP",
      "the facilitator coaches the track on some of these days already: " + other.ToString());
}

}  // namespace ecloserie::domain

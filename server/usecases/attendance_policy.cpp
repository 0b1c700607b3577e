#include "usecases/attendance_policy.h"

#include "domain/etag.h"
#include "domain/refusal.h"
#include "storage/attendance_policy_store.h"
#include "usecases/school.h"

namespace ecloserie::usecases {

domain::AttendancePolicy PolicyOf(const View& view, const domain::SchoolName& school) {
  return storage::FindAttendancePolicy(view.transaction(), school, view.as_of())
      .value_or(domain::AttendancePolicy{.school = school});
}

absl::StatusOr<domain::SchoolName> PutAttendancePolicy(Unit& unit,
                                                       const PutAttendancePolicyCommand& command) {
  ASSIGN_OR_REFUSE(const auto policy, GetAttendancePolicy(unit, command.school));
  RETURN_IF_REFUSED(domain::RequireEtag(command.etag, policy.version));
  storage::PutAttendancePolicy(unit.transaction(), domain::Changed(policy, command.change));
  return command.school;
}

absl::StatusOr<domain::AttendancePolicy> GetAttendancePolicy(const View& view,
                                                             const domain::SchoolName& school) {
  RETURN_IF_REFUSED(GetSchool(view, school).status());
  return PolicyOf(view, school);
}

}  // namespace ecloserie::usecases

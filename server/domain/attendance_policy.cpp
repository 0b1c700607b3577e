#include "domain/attendance_policy.h"

namespace ecloserie::domain {

AttendancePolicy Changed(AttendancePolicy policy, const AttendancePolicyChange& change) {
  policy.auto_lock_days = change.auto_lock_days.value_or(policy.auto_lock_days);
  policy.needs_approver = change.needs_approver.value_or(policy.needs_approver);
  policy.code_seconds = change.code_seconds.value_or(policy.code_seconds);
  policy.code_skew_steps = change.code_skew_steps.value_or(policy.code_skew_steps);
  policy.overdue_hours = change.overdue_hours.value_or(policy.overdue_hours);
  policy.rate_policy = change.rate_policy.value_or(policy.rate_policy);
  policy.rate_floor_basis_points =
      change.rate_floor_basis_points.value_or(policy.rate_floor_basis_points);
  policy.unjustified_in_a_row = change.unjustified_in_a_row.value_or(policy.unjustified_in_a_row);
  return policy;
}

std::string NameOfAttendancePolicy(const SchoolName& school) {
  return school.ToString() + "/attendancePolicy";
}

}  // namespace ecloserie::domain

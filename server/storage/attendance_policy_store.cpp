#include "storage/attendance_policy_store.h"

namespace ecloserie::storage {
namespace {

constexpr Sql kPut{R"sql(
INSERT INTO attendance_policy (school, auto_lock_days, needs_approver, code_seconds,
                               code_skew_steps, overdue_hours, rate_policy,
                               rate_floor_basis_points, unjustified_in_a_row, version, sequence)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1, $10)
ON CONFLICT (school) DO UPDATE
SET auto_lock_days = $2, needs_approver = $3, code_seconds = $4, code_skew_steps = $5,
    overdue_hours = $6, rate_policy = $7, rate_floor_basis_points = $8,
    unjustified_in_a_row = $9, version = attendance_policy.version + 1, sequence = $10
)sql"};

constexpr Sql kFind{R"sql(
SELECT auto_lock_days, needs_approver, code_seconds, code_skew_steps, overdue_hours, rate_policy,
       rate_floor_basis_points, unjustified_in_a_row, version
FROM attendance_policy_ever
WHERE school = $1 AND sequence <= $2
ORDER BY version DESC LIMIT 1
)sql"};

constexpr Sql kReadVersion{R"sql(
SELECT auto_lock_days, needs_approver, code_seconds, code_skew_steps, overdue_hours, rate_policy,
       rate_floor_basis_points, unjustified_in_a_row
FROM attendance_policy_ever
WHERE school = $1 AND version = $2
)sql"};

constexpr Sql kCountVersions{R"sql(
SELECT COUNT(*) FROM attendance_policy_ever WHERE school = $1
)sql"};

constexpr const Sql* kStatements[] = {&kPut, &kFind, &kReadVersion, &kCountVersions};

constexpr Snapshot kSnapshots[] = {
    {"attendancePolicy", &kReadVersion, "iiiiibii", &kCountVersions}};

}  // namespace

void PutAttendancePolicy(Transaction& transaction, const domain::AttendancePolicy& policy) {
  const int needs_approver = policy.needs_approver ? 1 : 0;
  transaction.Execute(kPut, {policy.school.school, policy.auto_lock_days, needs_approver,
                             policy.code_seconds, policy.code_skew_steps, policy.overdue_hours,
                             policy.rate_policy, policy.rate_floor_basis_points,
                             policy.unjustified_in_a_row, transaction.stamp().sequence});
  transaction.Note(policy.version == 0 ? ChangeKind::kCreated : ChangeKind::kUpdated,
                   domain::NameOfAttendancePolicy(policy.school), policy.version + 1,
                   {policy.auto_lock_days, needs_approver, policy.code_seconds,
                    policy.code_skew_steps, policy.overdue_hours, policy.rate_policy,
                    policy.rate_floor_basis_points, policy.unjustified_in_a_row});
}

std::optional<domain::AttendancePolicy> FindAttendancePolicy(Transaction& transaction,
                                                             const domain::SchoolName& school,
                                                             AsOf as_of) {
  Rows rows = transaction.Query(kFind, {school.school, as_of.sequence});
  if (!rows.Next()) return std::nullopt;
  return domain::AttendancePolicy{.school = school,
                                  .auto_lock_days = rows.Integer(0),
                                  .needs_approver = rows.Integer(1) == 1,
                                  .code_seconds = rows.Integer(2),
                                  .code_skew_steps = rows.Integer(3),
                                  .overdue_hours = rows.Integer(4),
                                  .rate_policy = rows.Text(5),
                                  .rate_floor_basis_points = rows.Integer(6),
                                  .unjustified_in_a_row = rows.Integer(7),
                                  .version = rows.Integer(8)};
}

Statements AttendancePolicyStatements() { return kStatements; }

Snapshots AttendancePolicySnapshots() { return kSnapshots; }

}  // namespace ecloserie::storage

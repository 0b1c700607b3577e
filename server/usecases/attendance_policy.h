#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "domain/attendance_policy.h"
#include "usecases/unit.h"

namespace ecloserie::usecases {

// As of the view's position; the defaults while the school has not said any.
domain::AttendancePolicy PolicyOf(const View& view, const domain::SchoolName& school);

struct PutAttendancePolicyCommand {
  domain::SchoolName school;
  domain::AttendancePolicyChange change;
  std::string etag;
};
absl::StatusOr<domain::SchoolName> PutAttendancePolicy(Unit& unit,
                                                       const PutAttendancePolicyCommand& command);

// Refused when there is no such school.
absl::StatusOr<domain::AttendancePolicy> GetAttendancePolicy(const View& view,
                                                             const domain::SchoolName& school);

}  // namespace ecloserie::usecases

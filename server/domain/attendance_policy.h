#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "domain/name.h"

namespace ecloserie::domain {

// How a school wants its registers kept. The values here are those of a school that
// never said any; its version is then 0.
struct AttendancePolicy {
  SchoolName school;
  std::int64_t auto_lock_days = 7;  // 0: a register never locks by itself.
  bool needs_approver = false;      // Whether corrections wait until somebody else agrees.
  std::int64_t code_seconds = 30;
  std::int64_t code_skew_steps = 1;
  std::int64_t overdue_hours = 24;
  std::string rate_policy = "minutes-locked";  // The slug of the one that alerts go by.
  std::int64_t rate_floor_basis_points = 8000;
  std::int64_t unjustified_in_a_row = 3;  // 0: nobody is alerted.
  std::int64_t version = 0;
};

// What of it is to become something else.
struct AttendancePolicyChange {
  std::optional<std::int64_t> auto_lock_days;
  std::optional<bool> needs_approver;
  std::optional<std::int64_t> code_seconds;
  std::optional<std::int64_t> code_skew_steps;
  std::optional<std::int64_t> overdue_hours;
  std::optional<std::string> rate_policy;
  std::optional<std::int64_t> rate_floor_basis_points;
  std::optional<std::int64_t> unjustified_in_a_row;
};

AttendancePolicy Changed(AttendancePolicy policy, const AttendancePolicyChange& change);

std::string NameOfAttendancePolicy(const SchoolName& school);

}  // namespace ecloserie::domain

#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "domain/attendance_record.h"
#include "domain/rate_policy.h"
#include "domain/words.h"

namespace ecloserie::domain {

enum class AlertKind { kRateBelowFloor, kUnjustifiedInARow, kRegisterOverdue };

constexpr auto Words(AlertKind) {
  return std::to_array<Word<AlertKind>>({{AlertKind::kRateBelowFloor, "RATE_BELOW_FLOOR"},
                                         {AlertKind::kUnjustifiedInARow, "UNJUSTIFIED_IN_A_ROW"},
                                         {AlertKind::kRegisterOverdue, "REGISTER_OVERDUE"}});
}

// Something to be looked at. Nothing of it is stored: the same facts give the same key,
// and what a correction or a justification cures is gone.
struct AttendanceAlert {
  std::string key;
  AlertKind kind = AlertKind::kRegisterOverdue;
  std::optional<EnrolmentName> enrolment;  // Unless a register is overdue.
  SessionName session;
  HalfDay since;
  std::int64_t half_days_count = 0;
  std::optional<std::int64_t> rate_basis_points;
  std::optional<std::int64_t> floor_basis_points;
};

// When a school wants to be told; zero is never.
struct AlertRules {
  RatePolicy policy;
  std::int64_t rate_floor_basis_points = 0;
  std::int64_t unjustified_in_a_row = 0;
  std::int64_t overdue_hours = 0;
};

// A register that was not locked so long after its half-day was over.
bool IsOverdue(const RecordedSession& session, std::int64_t overdue_hours, absl::Time now);

// By key. Presence ends a series of absences; what is justified from end to end, or was
// not marked, neither ends it nor counts. Whoever has left is not told about.
std::vector<AttendanceAlert> AlertsOf(const AttendanceRecord& record, const HalfDayScope& scope,
                                      const AlertRules& rules, absl::Time now);

}  // namespace ecloserie::domain

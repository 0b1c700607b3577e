#pragma once

#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "domain/attendance_alert.h"
#include "storage/overdue_store.h"
#include "usecases/page.h"
#include "usecases/unit.h"

namespace ecloserie::usecases {

struct ListOverdueRegistersQuery {
  storage::OverdueFilter filter;
  PageRequest page;
};
struct OverdueRegister {
  storage::OverdueRegister unlocked;
  absl::Time since;
};
absl::StatusOr<Page<OverdueRegister>> ListOverdueRegisters(const View& view,
                                                           const ListOverdueRegistersQuery& query);

struct ListAttendanceAlertsQuery {
  domain::CohortName cohort;
  std::optional<domain::TrackName> track;
  std::optional<absl::CivilDay> since_on;
  PageRequest page;
};
struct NamedAlert {
  domain::AttendanceAlert alert;
  std::string trainee;  // As registers name people; empty when a register is overdue.
};
absl::StatusOr<Page<NamedAlert>> ListAttendanceAlerts(const View& view,
                                                      const ListAttendanceAlertsQuery& query);

}  // namespace ecloserie::usecases

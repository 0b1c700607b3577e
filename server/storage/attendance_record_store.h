#pragma once

#include <optional>

#include "absl/time/civil_time.h"
#include "domain/attendance_record.h"
#include "storage/transaction.h"

namespace ecloserie::storage {

// Whose record is read, and of which days; without an enrolment, that of every trainee
// of the cohort.
struct RecordScope {
  domain::CohortName cohort;
  std::optional<domain::EnrolmentName> enrolment;
  absl::CivilDay first_on{1, 1, 1};
  absl::CivilDay last_on{9999, 12, 31};
};

// What had been recorded then of the cohort's half-days and of its trainees, in as
// many statements for all of them as for one.
domain::AttendanceRecord ReadAttendanceRecord(Transaction& transaction, const RecordScope& scope,
                                              AsOf as_of = {});

Statements AttendanceRecordStatements();

}  // namespace ecloserie::storage

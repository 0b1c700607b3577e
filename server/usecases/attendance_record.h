#pragma once

#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "domain/attendance_record.h"
#include "domain/report.h"
#include "storage/attendance_record_store.h"
#include "usecases/unit.h"

namespace ecloserie::usecases {

// A record with the moment at which it was true and looked at.
struct SeenRecord {
  storage::RecordScope scope;
  domain::AttendanceRecord record;
  absl::Time now;
  domain::Position position;
};

// What had been recorded by that time, looked at then; now when no time is asked for.
SeenRecord SeeRecord(const View& view, storage::RecordScope scope,
                     const std::optional<absl::Time>& as_of = {});

}  // namespace ecloserie::usecases

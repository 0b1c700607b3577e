#pragma once

#include <vector>

#include "ecloserie/v1/attendance_service.pb.h"
#include "school.h"

namespace ecloserie::model {

// What a pattern plans between two days: sessions without names, in the order of
// time, and the days that the calendar takes out.
struct Plan {
  std::vector<v1::Session> sessions;
  std::vector<v1::SkippedDay> skipped_days;
};

Plan PlanOf(const School& school, const v1::GenerateSessionsRequest& request);

}  // namespace ecloserie::model

#pragma once

#include <optional>

#include "absl/status/statusor.h"
#include "domain/calendar.h"
#include "usecases/unit.h"

namespace ecloserie::usecases {

// Of a track or of a trainee.
struct GetCalendarQuery {
  std::optional<domain::TrackName> track;
  std::optional<domain::EnrolmentName> enrolment;
};
absl::StatusOr<domain::Calendar> GetCalendar(const View& view, const GetCalendarQuery& query);

}  // namespace ecloserie::usecases

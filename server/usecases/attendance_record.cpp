#include "usecases/attendance_record.h"

#include <algorithm>
#include <utility>

#include "storage/journal_store.h"
#include "usecases/as_of.h"

namespace ecloserie::usecases {

SeenRecord SeeRecord(const View& view, storage::RecordScope scope,
                     const std::optional<absl::Time>& as_of) {
  const std::string& school = scope.cohort.school;
  const storage::AsOf until = AsOfTime(view, school, as_of);
  SeenRecord seen{
      .record = storage::ReadAttendanceRecord(view.transaction(), scope, until),
      // Nothing is over before it happened, whatever time is asked about.
      .now = std::min(as_of.value_or(view.environment().Now()), view.environment().Now()),
      .position = {.school = school,
                   .sequence = until.IsLatest()
                                   ? storage::LatestSequence(view.transaction(), school).value_or(0)
                                   : until.sequence}};
  seen.scope = std::move(scope);
  return seen;
}

}  // namespace ecloserie::usecases

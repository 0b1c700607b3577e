#pragma once

#include <cstdint>
#include <optional>

#include "absl/status/status.h"
#include "absl/time/civil_time.h"
#include "domain/name.h"
#include "domain/principal.h"

namespace ecloserie::domain {

// Who coaches a track, and when: both days inclusive, without an end while there
// is no last day.
struct Assignment {
  AssignmentName name;
  PrincipalName facilitator;
  TrackName track;
  absl::CivilDay first_on;
  std::optional<absl::CivilDay> last_on;
  std::int64_t made_in = 0;  // The unit of work, by its sequence; the store says it.
  std::int64_t version = 1;
};

absl::Status RequireDaysInOrder(const Assignment& assignment);

// An end comes nearer and never moves away, so that it cannot run into the next
// assignment.
absl::Status RequireEndsNoLater(const Assignment& assignment, absl::CivilDay last_on);

// Nobody coaches the same track twice at a time.
absl::Status AssignmentOverlaps(const AssignmentName& other);

}  // namespace ecloserie::domain

#pragma once

#include <optional>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "domain/evidence.h"
#include "domain/justified_minutes.h"
#include "domain/register.h"

namespace ecloserie::domain {

// One half-day of one trainee: a session whose register has the trainee, or one that
// nobody opened and in whose track the trainee is placed then.
struct TraineeSession {
  SessionName session;
  HalfDay at;
  SessionWindow window;
  absl::Time starts_at;
  Delivery delivery = Delivery::kRemote;
  SessionState state = SessionState::kPlanned;
  Presence presence = Presence::kUnmarked;
  std::optional<Channel> channel;  // of the mark, if there is one
};

// Where the trainee was says the mark; until there is one, how the session is held.
bool IsRemote(const TraineeSession& half_day);

// Whether there is something to prove: not of whoever is marked absent, nor where nobody
// was marked and accepted justifications cover all of it.
bool NeedsProof(const TraineeSession& half_day, const std::vector<WallInterval>& accepted);

// A half-day at a distance that nothing proves yet.
struct UnprovenHalfDay {
  EnrolmentName enrolment;
  Person trainee;
  TraineeSession half_day;
  std::vector<EvidenceKind> proposed;
  std::vector<EvidenceKind> confirmed;
};

// The half-day to which something that happened at this minute of the day counts: the
// one that is going on then, else the one of that half of the day, the afternoon from
// 13:00 on. Nothing when there is none; all of them are of one day.
std::optional<HalfDay> HalfDayAround(const std::vector<TraineeSession>& of_day,
                                     std::int64_t minute);

// The days of which a list is asked, both inclusive: a week, said by its Monday, or
// those between two.
struct DaysAsked {
  std::optional<absl::CivilDay> week;
  std::optional<absl::CivilDay> first_on;
  std::optional<absl::CivilDay> last_on;
};
struct DayRange {
  absl::CivilDay first_on;
  absl::CivilDay last_on;
};
absl::StatusOr<DayRange> RangeOf(const DaysAsked& asked);
// In order, at most 366 days.
absl::Status RequireRange(const DayRange& range);

}  // namespace ecloserie::domain

#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "domain/attendance_rate.h"
#include "domain/civil_date.h"
#include "domain/enrolment.h"
#include "domain/justified_minutes.h"
#include "domain/name.h"
#include "domain/session.h"

namespace ecloserie::domain {

// What was recorded of a cohort's half-days at some moment: all that rates, alerts and
// statements are worked out from.

struct RecordedSession {
  SessionName name;
  TrackName track;
  HalfDay at;
  SessionWindow window;
  Delivery delivery = Delivery::kRemote;
  SessionState state = SessionState::kPlanned;
  absl::Time ends_at;
  bool is_part = false;  // for those named, and not for the whole track
  std::int64_t version = 1;
};

// One trainee and one session. Without a version there is no mark.
struct RecordedLine {
  bool is_on_roster = false;
  bool is_named = false;  // of a part: that it is for this trainee
  MarkedTime mark;
  bool is_remote = false;
  std::int64_t version = 0;
};

struct RecordedTrainee {
  EnrolmentName name;
  PersonName person;
  HalfDay entry;
  std::optional<HalfDay> exit;
  std::int64_t version = 0;
  std::vector<Placement> placements;    // in the order of time
  std::vector<Suspension> suspensions;  // in the order of time
  std::vector<WallInterval> accepted;   // justifications
  std::map<HalfDay, std::vector<EvidenceKind>> confirmed;
  std::vector<RecordedLine> lines;  // one per session of the record
};

struct AttendanceRecord {
  std::vector<RecordedSession> sessions;  // in the order of time
  std::vector<RecordedTrainee> trainees;  // by enrolment
};

// Which half-days are asked about; what is not set lets everything pass.
struct HalfDayScope {
  std::optional<std::string> track;
  std::optional<absl::CivilDay> first_on;
  std::optional<absl::CivilDay> last_on;

  bool Holds(const RecordedSession& session) const;
};

// A half-day that concerns a trainee, whether it counts or not.
struct TraineeHalfDay {
  std::size_t session = 0;  // of the record
  HalfDayFacts facts;
};

// Those of the tracks in which the trainee was placed then, or would have been before
// the entry and after the exit, and those whose register names the trainee; in the
// order of time.
std::vector<TraineeHalfDay> HalfDaysOf(const AttendanceRecord& record,
                                       const RecordedTrainee& trainee, const HalfDayScope& scope,
                                       absl::Time now);

AttendanceRate RateOfTrainee(const AttendanceRecord& record, const RecordedTrainee& trainee,
                             const HalfDayScope& scope, const RatePolicy& policy, absl::Time now);
// Of all trainees of the record together.
AttendanceRate RateOfAll(const AttendanceRecord& record, const HalfDayScope& scope,
                         const RatePolicy& policy, absl::Time now);

}  // namespace ecloserie::domain

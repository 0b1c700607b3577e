#include "domain/attendance_record.h"

#include <algorithm>

namespace ecloserie::domain {
namespace {

template <class Piece>
bool Covers(const Piece& piece, const HalfDay& at) {
  return !piece.is_void && piece.first <= at && (!piece.last || at <= *piece.last);
}

bool IsSuspended(const RecordedTrainee& trainee, const HalfDay& at) {
  return std::ranges::any_of(trainee.suspensions,
                             [&](const Suspension& piece) { return Covers(piece, at); });
}

bool IsBeforeEntry(const RecordedTrainee& trainee, const HalfDay& at) { return at < trainee.entry; }

bool IsAfterExit(const RecordedTrainee& trainee, const HalfDay& at) {
  return trainee.exit && *trainee.exit < at;
}

// The piece that says where the trainee belongs on a half-day: the first one for the
// time before the entry, the last one for that after the exit.
const Placement* PlacementAt(const RecordedTrainee& trainee, const HalfDay& at) {
  const Placement* last = nullptr;
  for (const Placement& piece : trainee.placements) {
    if (piece.is_void) continue;
    if (Covers(piece, at) || (last == nullptr && IsBeforeEntry(trainee, at))) return &piece;
    last = &piece;
  }
  return IsAfterExit(trainee, at) ? last : nullptr;
}

bool IsOver(const RecordedSession& session, absl::Time now) { return session.ends_at <= now; }

// Of a half-day inside the spell, in the trainee's own track.
Standing StandingOfRegister(const RecordedSession& session, const RecordedLine& line,
                            absl::Time now) {
  switch (session.state) {
    case SessionState::kPlanned:
      return IsOver(session, now) ? Standing::kUnlocked : Standing::kToCome;
    case SessionState::kOpen:
      if (!line.is_on_roster) return Standing::kNotOnRoster;
      return IsOver(session, now) ? Standing::kUnlocked : Standing::kToCome;
    case SessionState::kLocked:
      return line.is_on_roster ? Standing::kLocked : Standing::kNotOnRoster;
    case SessionState::kCancelled:
      return Standing::kSessionCancelled;
  }
  return Standing::kSessionCancelled;
}

// Nothing when the half-day does not concern the trainee.
std::optional<Standing> StandingOf(const RecordedSession& session, const RecordedTrainee& trainee,
                                   const RecordedLine& line, absl::Time now) {
  const Placement* placement = PlacementAt(trainee, session.at);
  const bool is_own = placement != nullptr && placement->track == session.track &&
                      (!session.is_part || line.is_named);
  if (!is_own && !line.is_on_roster) return std::nullopt;
  if (session.state == SessionState::kCancelled) return Standing::kSessionCancelled;
  if (IsBeforeEntry(trainee, session.at)) return Standing::kBeforeEntry;
  if (IsAfterExit(trainee, session.at)) return Standing::kAfterExit;
  if (IsSuspended(trainee, session.at)) return Standing::kSuspended;
  if (!is_own) return Standing::kNotPlaced;
  return StandingOfRegister(session, line, now);
}

std::int64_t Justified(const RecordedSession& session, const RecordedTrainee& trainee,
                       const RecordedLine& line) {
  if (trainee.accepted.empty()) return 0;
  MarkedTime mark = line.mark;
  if (mark.presence == Presence::kUnmarked) mark.presence = Presence::kAbsent;
  return JustifiedMinutes(session.window, mark, trainee.accepted);
}

HalfDayFacts FactsOf(const RecordedSession& session, const RecordedTrainee& trainee,
                     const RecordedLine& line, Standing standing) {
  const std::int64_t planned = session.window.planned_minutes;
  HalfDayFacts facts{
      .standing = standing,
      .planned_minutes = planned,
      .presence = line.mark.presence,
      .minutes_attended = std::min(line.mark.minutes_attended, planned),
      .justified_minutes = Justified(session, trainee, line),
      .is_remote = line.version > 0 ? line.is_remote : session.delivery == Delivery::kRemote};
  const auto confirmed = trainee.confirmed.find(session.at);
  if (confirmed != trainee.confirmed.end()) facts.confirmed = confirmed->second;
  return facts;
}

}  // namespace

bool HalfDayScope::Holds(const RecordedSession& session) const {
  return (!track || session.track.slug == *track) && (!first_on || *first_on <= session.at.day) &&
         (!last_on || session.at.day <= *last_on);
}

std::vector<TraineeHalfDay> HalfDaysOf(const AttendanceRecord& record,
                                       const RecordedTrainee& trainee, const HalfDayScope& scope,
                                       absl::Time now) {
  std::vector<TraineeHalfDay> half_days;
  for (std::size_t i = 0; i < record.sessions.size(); ++i) {
    const RecordedSession& session = record.sessions[i];
    if (!scope.Holds(session)) continue;
    const RecordedLine& line = trainee.lines[i];
    const auto standing = StandingOf(session, trainee, line, now);
    if (!standing) continue;
    half_days.push_back({.session = i, .facts = FactsOf(session, trainee, line, *standing)});
  }
  return half_days;
}

AttendanceRate RateOfTrainee(const AttendanceRecord& record, const RecordedTrainee& trainee,
                             const HalfDayScope& scope, const RatePolicy& policy, absl::Time now) {
  AttendanceRate rate;
  for (const TraineeHalfDay& half_day : HalfDaysOf(record, trainee, scope, now)) {
    Count(rate, Read(half_day.facts, policy));
  }
  return rate;
}

AttendanceRate RateOfAll(const AttendanceRecord& record, const HalfDayScope& scope,
                         const RatePolicy& policy, absl::Time now) {
  AttendanceRate rate;
  for (const RecordedTrainee& trainee : record.trainees) {
    Count(rate, RateOfTrainee(record, trainee, scope, policy, now));
  }
  return rate;
}

}  // namespace ecloserie::domain

#include "domain/attendance_alert.h"

#include <algorithm>

namespace ecloserie::domain {
namespace {

constexpr std::int64_t kBasisPoints = 10'000;

using HalfDays = std::vector<TraineeHalfDay>;

bool HasLeft(const RecordedTrainee& trainee, absl::Time now) {
  return trainee.exit && trainee.exit->day < absl::ToCivilDay(now, absl::UTCTimeZone());
}

// A register need not be locked for somebody to worry.
bool IsTaken(const HalfDayFacts& facts) {
  const bool is_open = facts.standing == Standing::kLocked ||
                       facts.standing == Standing::kUnlocked || facts.standing == Standing::kToCome;
  return is_open && facts.presence != Presence::kUnmarked;
}

bool IsUnjustified(const HalfDayFacts& facts) {
  return facts.presence == Presence::kAbsent && facts.justified_minutes < facts.planned_minutes;
}

std::string KeyOf(AlertKind kind, const std::string& first, const std::string& second) {
  return std::string(WordOf(kind)) + "/" + first + (second.empty() ? "" : "/" + second);
}

// What stands of a series of absences while its half-days are gone through.
class Series {
 public:
  Series(const AttendanceRecord& record, const RecordedTrainee& trainee, std::int64_t length,
         std::vector<AttendanceAlert>& alerts)
      : record_(record), trainee_(trainee), length_(length), alerts_(alerts) {}

  void Add(const TraineeHalfDay& half_day) {
    if (!IsTaken(half_day.facts)) return;
    if (half_day.facts.presence != Presence::kAbsent) return End();
    if (!IsUnjustified(half_day.facts)) return;
    const RecordedSession& session = record_.sessions[half_day.session];
    if (count_ == 0) first_ = &session;
    ++count_;
    if (count_ == length_) since_ = session.at;
  }

  void End() {
    if (length_ > 0 && count_ >= length_) {
      constexpr AlertKind kKind = AlertKind::kUnjustifiedInARow;
      alerts_.push_back({.key = KeyOf(kKind, ToText(trainee_.name.id), ToText(first_->name.id)),
                         .kind = kKind,
                         .enrolment = trainee_.name,
                         .session = first_->name,
                         .since = since_,
                         .half_days_count = count_});
    }
    count_ = 0;
  }

 private:
  const AttendanceRecord& record_;
  const RecordedTrainee& trainee_;
  const std::int64_t length_;
  std::vector<AttendanceAlert>& alerts_;
  const RecordedSession* first_ = nullptr;
  HalfDay since_;
  std::int64_t count_ = 0;
};

// Since the half-day by which the rate last fell below the floor.
void TellRate(const AttendanceRecord& record, const RecordedTrainee& trainee,
              const HalfDays& half_days, const AlertRules& rules,
              std::vector<AttendanceAlert>& alerts) {
  AttendanceRate rate;
  const RecordedSession* since = nullptr;
  for (const TraineeHalfDay& half_day : half_days) {
    Count(rate, Read(half_day.facts, rules.policy));
    // A mark that is missing blocks a rate, and hides nobody.
    const bool is_below =
        rate.expected_minutes > 0 && rate.attended_minutes * kBasisPoints <
                                         rules.rate_floor_basis_points * rate.expected_minutes;
    if (!is_below) since = nullptr;
    if (is_below && since == nullptr) since = &record.sessions[half_day.session];
  }
  if (since == nullptr) return;
  constexpr AlertKind kKind = AlertKind::kRateBelowFloor;
  alerts.push_back({.key = KeyOf(kKind, ToText(trainee.name.id), rules.policy.name),
                    .kind = kKind,
                    .enrolment = trainee.name,
                    .session = since->name,
                    .since = since->at,
                    .rate_basis_points = rate.rate_basis_points,
                    .floor_basis_points = rules.rate_floor_basis_points});
}

void TellTrainee(const AttendanceRecord& record, const RecordedTrainee& trainee,
                 const HalfDayScope& scope, const AlertRules& rules, absl::Time now,
                 std::vector<AttendanceAlert>& alerts) {
  const HalfDays half_days = HalfDaysOf(record, trainee, scope, now);
  Series series(record, trainee, rules.unjustified_in_a_row, alerts);
  for (const TraineeHalfDay& half_day : half_days) series.Add(half_day);
  series.End();
  TellRate(record, trainee, half_days, rules, alerts);
}

}  // namespace

bool IsOverdue(const RecordedSession& session, std::int64_t overdue_hours, absl::Time now) {
  const bool is_unlocked =
      session.state == SessionState::kPlanned || session.state == SessionState::kOpen;
  return is_unlocked && session.ends_at + absl::Hours(overdue_hours) <= now;
}

std::vector<AttendanceAlert> AlertsOf(const AttendanceRecord& record, const HalfDayScope& scope,
                                      const AlertRules& rules, absl::Time now) {
  std::vector<AttendanceAlert> alerts;
  for (const RecordedSession& session : record.sessions) {
    if (!scope.Holds(session) || !IsOverdue(session, rules.overdue_hours, now)) continue;
    constexpr AlertKind kKind = AlertKind::kRegisterOverdue;
    alerts.push_back({.key = KeyOf(kKind, ToText(session.name.id), ""),
                      .kind = kKind,
                      .session = session.name,
                      .since = session.at});
  }
  for (const RecordedTrainee& trainee : record.trainees) {
    if (!HasLeft(trainee, now)) TellTrainee(record, trainee, scope, rules, now, alerts);
  }
  std::ranges::sort(alerts, {}, &AttendanceAlert::key);
  return alerts;
}

}  // namespace ecloserie::domain

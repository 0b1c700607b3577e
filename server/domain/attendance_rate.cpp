#include "domain/attendance_rate.h"

namespace ecloserie::domain {
namespace {

constexpr int64_t kBasisPoints = 10'000;

// What the policy makes of a mark: an unmarked half-day is either absent or
// stays unmarked, which leaves it out.
Presence ReadUnder(const RatePolicy& policy, Presence presence) {
  if (presence != Presence::kUnmarked) return presence;
  switch (policy.unmarked) {
    case UnmarkedRule::kExclude:
      return Presence::kUnmarked;
    case UnmarkedRule::kAbsent:
      return Presence::kAbsent;
  }
  return presence;
}

AttendanceRate WithMark(AttendanceRate rate, const RatedMark& mark, const RatePolicy& policy) {
  switch (ReadUnder(policy, mark.presence)) {
    case Presence::kUnmarked:
      ++rate.unmarked_count;
      return rate;
    case Presence::kPresent:
      ++rate.present_count;
      rate.attended_minutes += mark.minutes_attended;
      break;
    case Presence::kPartial:
      ++rate.partial_count;
      rate.attended_minutes += mark.minutes_attended;
      break;
    case Presence::kAbsent:
      ++rate.absent_count;
      break;
  }
  rate.expected_minutes += mark.planned_minutes;
  return rate;
}

}  // namespace

RatePolicy MinutesLockedPolicy() {
  return {.name = "minutes-locked", .version = 1, .unmarked = UnmarkedRule::kExclude};
}

AttendanceRate Rate(const std::vector<RatedMark>& marks, const RatePolicy& policy) {
  AttendanceRate rate;
  for (const RatedMark& mark : marks) rate = WithMark(rate, mark, policy);
  if (rate.expected_minutes > 0) {
    rate.rate_basis_points = (2 * kBasisPoints * rate.attended_minutes + rate.expected_minutes) /
                             (2 * rate.expected_minutes);
  }
  return rate;
}

}  // namespace ecloserie::domain

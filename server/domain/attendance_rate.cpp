#include "domain/attendance_rate.h"

#include <algorithm>

namespace ecloserie::domain {
namespace {

constexpr std::int64_t kBasisPoints = 10'000;

std::optional<std::int64_t> BasisPoints(std::int64_t part, std::int64_t whole) {
  if (whole <= 0) return std::nullopt;
  return (2 * kBasisPoints * part + whole) / (2 * whole);
}

Reading LeftOut(Why why) { return {.category = Category::kNotCounted, .why = why}; }

// Not counted yet, and perhaps one day.
Reading Remaining(Why why, const HalfDayFacts& facts) {
  Reading reading = LeftOut(why);
  reading.remaining_minutes = facts.planned_minutes;
  return reading;
}

// Nothing when the half-day counts.
std::optional<Reading> ReadStanding(const HalfDayFacts& facts, const RatePolicy& policy) {
  switch (facts.standing) {
    case Standing::kSessionCancelled:
      return LeftOut(Why::kSessionCancelled);
    case Standing::kBeforeEntry:
      return LeftOut(Why::kBeforeEntry);
    case Standing::kAfterExit:
      return LeftOut(Why::kAfterExit);
    case Standing::kSuspended:
      return LeftOut(Why::kSuspended);
    case Standing::kNotPlaced:
      return LeftOut(Why::kNotPlaced);
    case Standing::kNotOnRoster:
      return LeftOut(Why::kNotOnRoster);
    case Standing::kToCome:
      return Remaining(Why::kToCome, facts);
    case Standing::kUnlocked:
      if (policy.registers == RegistersRule::kHeld) return std::nullopt;
      return Remaining(Why::kNotLocked, facts);
    case Standing::kLocked:
      return std::nullopt;
  }
  return std::nullopt;
}

Reading WithCounted(Category category, Why why, const HalfDayFacts& facts,
                    std::int64_t attended_minutes) {
  return {.category = category,
          .why = why,
          .expected_minutes = facts.planned_minutes,
          .attended_minutes = attended_minutes};
}

// A half-day that was not there at all, but for what is justified of it.
Reading ReadAbsence(const HalfDayFacts& facts) {
  return WithCounted(Category::kAbsent, Why::kAbsent, facts, 0);
}

Reading ReadPresence(const HalfDayFacts& facts, const RatePolicy& policy) {
  const std::int64_t planned = facts.planned_minutes;
  const std::int64_t missed = planned - facts.minutes_attended;
  if (facts.presence == Presence::kPartial) {
    return WithCounted(Category::kPartial, Why::kByTheMinute, facts, facts.minutes_attended);
  }
  if (missed <= 0) return WithCounted(Category::kPresent, Why::kThereAllTheTime, facts, planned);
  switch (policy.late) {
    case LateRule::kByMinutes:
      break;
    case LateRule::kIgnoreUnder:
      if (missed >= policy.late_threshold_minutes) break;
      return WithCounted(Category::kPresent, Why::kLateIgnored, facts, planned);
    case LateRule::kHalf:
      return WithCounted(Category::kPresent, Why::kLateIsHalf, facts, planned / 2);
  }
  return WithCounted(Category::kPresent, Why::kByTheMinute, facts, facts.minutes_attended);
}

// The justified part of what was missed, under the policy. Only an absence that is
// justified from end to end is an excused one.
Reading WithExcuse(Reading reading, const HalfDayFacts& facts, const RatePolicy& policy) {
  const std::int64_t missed = reading.expected_minutes - reading.attended_minutes;
  const std::int64_t excused = std::min(facts.justified_minutes, missed);
  if (excused <= 0) return reading;
  reading.excused_minutes = excused;
  if (reading.category == Category::kAbsent && excused == missed) {
    reading.category = Category::kExcused;
  }
  switch (policy.excused) {
    case ExcusedRule::kExclude:
      reading.expected_minutes -= excused;
      reading.why = Why::kExcusedLeftOut;
      break;
    case ExcusedRule::kPresent:
      reading.attended_minutes += excused;
      reading.why = Why::kExcusedIsPresent;
      break;
    case ExcusedRule::kHalf:
      reading.attended_minutes += excused / 2;
      reading.why = Why::kExcusedIsHalf;
      break;
    case ExcusedRule::kAbsent:
      reading.why = Why::kExcusedIsAbsent;
      break;
  }
  return reading;
}

Reading ReadUnmarked(const HalfDayFacts& facts, const RatePolicy& policy) {
  Reading reading{.category = Category::kUnmarked, .why = Why::kUnmarkedBlocks};
  switch (policy.unmarked) {
    case UnmarkedRule::kBlock:
      break;
    case UnmarkedRule::kExclude:
      reading.why = Why::kUnmarkedLeftOut;
      break;
    case UnmarkedRule::kAbsent:
      return WithExcuse(WithCounted(Category::kUnmarked, Why::kUnmarkedIsAbsent, facts, 0), facts,
                        policy);
    case UnmarkedRule::kPresent:
      return WithCounted(Category::kUnmarked, Why::kUnmarkedIsPresent, facts,
                         facts.planned_minutes);
  }
  return reading;
}

// Nothing when presence counts: on site, proven, or believed without proof.
std::optional<Reading> ReadProof(const HalfDayFacts& facts, const RatePolicy& policy) {
  const bool is_asked = facts.is_remote && policy.remote_unproven != UnprovenRule::kPresent;
  if (!is_asked || IsProven(facts.confirmed, policy.proof)) return std::nullopt;
  if (policy.remote_unproven == UnprovenRule::kExclude) {
    return Reading{.category = Category::kUnproven, .why = Why::kUnprovenLeftOut};
  }
  // What was missed all the same is justified as far as it is.
  return WithExcuse(WithCounted(Category::kUnproven, Why::kUnprovenIsAbsent, facts, 0), facts,
                    policy);
}

void CountCategory(AttendanceRate& rate, Category category) {
  switch (category) {
    case Category::kPresent:
      ++rate.present_count;
      break;
    case Category::kPartial:
      ++rate.partial_count;
      break;
    case Category::kAbsent:
      ++rate.absent_count;
      break;
    case Category::kExcused:
      ++rate.excused_count;
      break;
    case Category::kUnmarked:
      ++rate.unmarked_count;
      break;
    case Category::kUnproven:
      ++rate.unproven_count;
      break;
    case Category::kNotCounted:
      ++rate.not_counted_count;
      break;
  }
}

void Divide(AttendanceRate& rate) {
  rate.rate_basis_points =
      rate.is_blocked ? std::nullopt : BasisPoints(rate.attended_minutes, rate.expected_minutes);
  rate.best_reachable_basis_points = BasisPoints(rate.attended_minutes + rate.remaining_minutes,
                                                 rate.expected_minutes + rate.remaining_minutes);
}

}  // namespace

Reading Read(const HalfDayFacts& facts, const RatePolicy& policy) {
  if (const auto reading = ReadStanding(facts, policy)) return *reading;
  switch (facts.presence) {
    case Presence::kUnmarked:
      return ReadUnmarked(facts, policy);
    case Presence::kPresent:
    case Presence::kPartial:
      if (const auto unproven = ReadProof(facts, policy)) return *unproven;
      return WithExcuse(ReadPresence(facts, policy), facts, policy);
    case Presence::kAbsent:
      return WithExcuse(ReadAbsence(facts), facts, policy);
  }
  return {};
}

void Count(AttendanceRate& rate, const Reading& reading) {
  CountCategory(rate, reading.category);
  rate.attended_minutes += reading.attended_minutes;
  rate.expected_minutes += reading.expected_minutes;
  rate.excused_minutes += reading.excused_minutes;
  rate.remaining_minutes += reading.remaining_minutes;
  rate.is_blocked = rate.is_blocked || reading.why == Why::kUnmarkedBlocks;
  Divide(rate);
}

void Count(AttendanceRate& rate, const AttendanceRate& other) {
  rate.attended_minutes += other.attended_minutes;
  rate.expected_minutes += other.expected_minutes;
  rate.present_count += other.present_count;
  rate.partial_count += other.partial_count;
  rate.absent_count += other.absent_count;
  rate.excused_count += other.excused_count;
  rate.unmarked_count += other.unmarked_count;
  rate.unproven_count += other.unproven_count;
  rate.not_counted_count += other.not_counted_count;
  rate.excused_minutes += other.excused_minutes;
  rate.remaining_minutes += other.remaining_minutes;
  rate.is_blocked = rate.is_blocked || other.is_blocked;
  Divide(rate);
}

AttendanceRate Rate(const std::vector<HalfDayFacts>& half_days, const RatePolicy& policy) {
  AttendanceRate rate;
  for (const HalfDayFacts& facts : half_days) Count(rate, Read(facts, policy));
  return rate;
}

}  // namespace ecloserie::domain

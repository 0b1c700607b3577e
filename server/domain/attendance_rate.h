#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "domain/rate_policy.h"
#include "domain/words.h"

namespace ecloserie::domain {

// A mark's verdict. Late is minutes, not a verdict.
enum class Presence { kUnmarked, kPresent, kPartial, kAbsent };

constexpr auto Words(Presence) {
  return std::to_array<Word<Presence>>({{Presence::kUnmarked, "UNMARKED"},
                                        {Presence::kPresent, "PRESENT"},
                                        {Presence::kPartial, "PARTIAL"},
                                        {Presence::kAbsent, "ABSENT"}});
}

// Where a half-day stands to a trainee and to its register. All but the last three
// never count, whatever the policy.
enum class Standing {
  kSessionCancelled,
  kBeforeEntry,
  kAfterExit,
  kSuspended,
  kNotPlaced,    // on the register of a track in which nobody had placed the trainee then
  kNotOnRoster,  // placed there after the register was opened
  kToCome,
  kUnlocked,  // over, and the register is not locked
  kLocked,
};

// Everything known of one half-day of one trainee that a rate could depend on.
struct HalfDayFacts {
  Standing standing = Standing::kLocked;
  std::int64_t planned_minutes = 0;  // Above zero.
  Presence presence = Presence::kUnmarked;
  std::int64_t minutes_attended = 0;  // 0 to planned_minutes; of PRESENT and PARTIAL.
  // Of the missed minutes, those that accepted justifications cover; of an unmarked
  // half-day as though it were ABSENT.
  std::int64_t justified_minutes = 0;
  bool is_remote = false;
  std::vector<EvidenceKind> confirmed;  // Evidence of this half-day.
};

// What a half-day is counted among: each among one.
enum class Category { kPresent, kPartial, kAbsent, kExcused, kUnmarked, kUnproven, kNotCounted };

constexpr auto Words(Category) {
  using enum Category;
  return std::to_array<Word<Category>>({{kPresent, "PRESENT"},
                                        {kPartial, "PARTIAL"},
                                        {kAbsent, "ABSENT"},
                                        {kExcused, "EXCUSED"},
                                        {kUnmarked, "UNMARKED"},
                                        {kUnproven, "UNPROVEN"},
                                        {kNotCounted, "NOT_COUNTED"}});
}

// Why a half-day counts as it does.
enum class Why {
  kThereAllTheTime,
  kByTheMinute,
  kLateIgnored,
  kLateIsHalf,
  kAbsent,
  kExcusedLeftOut,
  kExcusedIsPresent,
  kExcusedIsHalf,
  kExcusedIsAbsent,
  kUnmarkedBlocks,
  kUnmarkedLeftOut,
  kUnmarkedIsAbsent,
  kUnmarkedIsPresent,
  kUnprovenLeftOut,
  kUnprovenIsAbsent,
  kSessionCancelled,
  kBeforeEntry,
  kAfterExit,
  kSuspended,
  kNotPlaced,
  kNotOnRoster,
  kToCome,
  kNotLocked,
};

constexpr auto Words(Why) {
  using enum Why;
  return std::to_array<Word<Why>>({{kThereAllTheTime, "THERE_ALL_THE_TIME"},
                                   {kByTheMinute, "BY_THE_MINUTE"},
                                   {kLateIgnored, "LATE_IGNORED"},
                                   {kLateIsHalf, "LATE_IS_HALF"},
                                   {kAbsent, "NOT_THERE"},
                                   {kExcusedLeftOut, "EXCUSED_LEFT_OUT"},
                                   {kExcusedIsPresent, "EXCUSED_IS_PRESENT"},
                                   {kExcusedIsHalf, "EXCUSED_IS_HALF"},
                                   {kExcusedIsAbsent, "EXCUSED_IS_ABSENT"},
                                   {kUnmarkedBlocks, "UNMARKED_BLOCKS"},
                                   {kUnmarkedLeftOut, "UNMARKED_LEFT_OUT"},
                                   {kUnmarkedIsAbsent, "UNMARKED_IS_ABSENT"},
                                   {kUnmarkedIsPresent, "UNMARKED_IS_PRESENT"},
                                   {kUnprovenLeftOut, "UNPROVEN_LEFT_OUT"},
                                   {kUnprovenIsAbsent, "UNPROVEN_IS_ABSENT"},
                                   {kSessionCancelled, "SESSION_CANCELLED"},
                                   {kBeforeEntry, "BEFORE_ENTRY"},
                                   {kAfterExit, "AFTER_EXIT"},
                                   {kSuspended, "SUSPENDED"},
                                   {kNotPlaced, "NOT_PLACED"},
                                   {kNotOnRoster, "NOT_ON_ROSTER"},
                                   {kToCome, "TO_COME"},
                                   {kNotLocked, "NOT_LOCKED"}});
}

// What a policy makes of one half-day; attended never exceeds expected, nor expected
// what was planned.
struct Reading {
  Category category = Category::kNotCounted;
  Why why = Why::kNotLocked;
  std::int64_t expected_minutes = 0;
  std::int64_t attended_minutes = 0;
  std::int64_t excused_minutes = 0;    // Missed and justified.
  std::int64_t remaining_minutes = 0;  // Planned and still to be counted.

  bool operator==(const Reading&) const = default;
};

Reading Read(const HalfDayFacts& facts, const RatePolicy& policy);

// Both integers and the counts, so that nobody has to believe a percentage.
struct AttendanceRate {
  std::int64_t attended_minutes = 0;
  std::int64_t expected_minutes = 0;
  // Hundredths of a percent, half up. Absent when nothing was expected: the rate
  // is then undefined, neither 0 nor 100. Absent too while it is blocked.
  std::optional<std::int64_t> rate_basis_points;
  std::int64_t present_count = 0;
  std::int64_t partial_count = 0;
  std::int64_t absent_count = 0;
  std::int64_t excused_count = 0;   // Absent, and all of it justified.
  std::int64_t unmarked_count = 0;  // Whatever the policy makes of them.
  std::int64_t unproven_count = 0;  // There, at a distance, without the proof asked for.
  std::int64_t not_counted_count = 0;
  std::int64_t excused_minutes = 0;
  bool is_blocked = false;  // Somebody has no mark, and the policy wants one.
  std::int64_t remaining_minutes = 0;
  // The rate if nothing of what remains is missed.
  std::optional<std::int64_t> best_reachable_basis_points;

  bool operator==(const AttendanceRate&) const = default;
};

// The rate with one more half-day; nothing depends on the order.
void Count(AttendanceRate& rate, const Reading& reading);
void Count(AttendanceRate& rate, const AttendanceRate& other);

// Attended over expected minutes under the policy.
AttendanceRate Rate(const std::vector<HalfDayFacts>& half_days, const RatePolicy& policy);

}  // namespace ecloserie::domain

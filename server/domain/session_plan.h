#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "domain/civil_date.h"
#include "domain/name.h"
#include "domain/public_holidays.h"
#include "domain/words.h"

namespace ecloserie::domain {

// How a track is taught.
enum class TrackMode { kBlended, kRemote };

constexpr auto Words(TrackMode) {
  return std::to_array<Word<TrackMode>>(
      {{TrackMode::kBlended, "BLENDED"}, {TrackMode::kRemote, "REMOTE"}});
}

// How a half-day is delivered.
enum class Delivery { kOnSite, kRemote };

constexpr auto Words(Delivery) {
  return std::to_array<Word<Delivery>>(
      {{Delivery::kOnSite, "ON_SITE"}, {Delivery::kRemote, "REMOTE"}});
}

// A time on the wall clock, 00:00 to 23:59.
struct WallTime {
  int hours = 0;
  int minutes = 0;

  std::strong_ordering operator<=>(const WallTime&) const = default;
};

// A module and the half-days of the week on which it is taught.
struct TaughtModule {
  ModuleName module;
  std::vector<absl::Weekday> weekdays;  // Every day taught when empty.
  std::optional<Slot> slot;             // Both halves when not said.
};

// Days from one to another, both of them inside.
struct DaySpan {
  absl::CivilDay first_on;
  absl::CivilDay last_on;

  bool Contains(absl::CivilDay day) const { return first_on <= day && day <= last_on; }
};

inline constexpr DaySpan kAllDays{absl::CivilDay(1, 1, 1), absl::CivilDay(9999, 12, 31)};

// The weekly pattern of a track. Every listed weekday has a morning and an
// afternoon.
struct SessionPattern {
  std::vector<absl::Weekday> weekdays;  // Monday to Friday when empty.
  // The Nth week of each month is on site, 1 to 5, counted from the month's
  // first Monday: a week belongs to the month of its Monday.
  std::optional<int> on_site_week_of_month;
  // Every Nth week is on site, 1 to 52, counted from the week (Monday to Sunday)
  // of the cohort's first day, which is on site.
  std::optional<int> on_site_every_weeks;
  WallTime am_start{9, 0};
  WallTime am_end{12, 30};
  WallTime pm_start{13, 30};
  WallTime pm_end{17, 0};
  std::vector<DaySpan> closures;  // Days on which the school is closed.
  HolidayLaw holiday_law = HolidayLaw::kFrance;
  std::vector<TaughtModule> modules;  // The first that fits a half-day is taught on it.
};

// A rule that a pattern breaks.
struct PatternProblem {
  std::string field;  // The path inside the API's SessionPattern, for example on_site_weeks.
  std::string rule;   // In words.
};

// The first rule that the pattern breaks for a track of this mode; nothing when
// it can be planned. Times must exist and be in order, the half-days longer than
// nothing, at most one on-site rule be set; a blended track needs one and a
// remote track takes none. Closures end no earlier than they begin.
std::optional<PatternProblem> FindPatternProblem(const SessionPattern& pattern, TrackMode mode);

// One half-day to be held, on the wall clock of the track's zone.
struct PlannedHalfDay {
  HalfDay at;
  WallTime start;
  WallTime end;
  int64_t planned_minutes = 0;  // By the wall clock; a clock change does not alter it.
  Delivery delivery = Delivery::kRemote;
  std::optional<ModuleName> module;
};

// A day that the pattern lists and the calendar takes out.
struct SkippedDay {
  absl::CivilDay day;
  std::string reason;  // The public holiday's French name, or CLOSURE.
};

struct SessionPlan {
  std::vector<PlannedHalfDay> half_days;  // In the order of time.
  std::vector<SkippedDay> skipped_days;   // In the order of time.
};

// Plans the half-days between two days, both inclusive, less the French public
// holidays and the closures. The pattern must have no problem.
SessionPlan PlanSessions(const SessionPattern& pattern, TrackMode mode,
                         absl::CivilDay cohort_starts_on, absl::CivilDay first_on,
                         absl::CivilDay last_on);

// The instant at which the wall clock of the zone shows the time. Shown twice
// (clocks go back): the first; never shown (clocks go forward): as if they had
// not moved yet.
absl::Time InstantOf(absl::CivilDay day, WallTime at, absl::TimeZone zone);

}  // namespace ecloserie::domain

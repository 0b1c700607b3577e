#include "domain/session_plan.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "domain/public_holidays.h"

namespace ecloserie::domain {
namespace {

constexpr int kWeekOfMonthMax = 5;
constexpr int kEveryWeeksMax = 52;
constexpr std::string_view kClosure = "CLOSURE";

bool Exists(WallTime time) {
  return time.hours >= 0 && time.hours < 24 && time.minutes >= 0 && time.minutes < 60;
}

int64_t MinutesBetween(WallTime start, WallTime end) {
  return (end.hours - start.hours) * 60 + (end.minutes - start.minutes);
}

std::optional<PatternProblem> FindTimeProblem(const SessionPattern& pattern) {
  const std::pair<const char*, WallTime> times[] = {{"am_start", pattern.am_start},
                                                    {"am_end", pattern.am_end},
                                                    {"pm_start", pattern.pm_start},
                                                    {"pm_end", pattern.pm_end}};
  for (const auto& [field, time] : times) {
    if (!Exists(time)) return PatternProblem{field, "must lie between 00:00 and 23:59"};
  }
  if (pattern.am_end <= pattern.am_start) {
    return PatternProblem{"am_end", "must be later than am_start"};
  }
  if (pattern.pm_start < pattern.am_end) {
    return PatternProblem{"pm_start", "must not be earlier than am_end"};
  }
  if (pattern.pm_end <= pattern.pm_start) {
    return PatternProblem{"pm_end", "must be later than pm_start"};
  }
  return std::nullopt;
}

std::optional<PatternProblem> FindOnSiteProblem(const SessionPattern& pattern, TrackMode mode) {
  const std::optional<int> week = pattern.on_site_week_of_month;
  const std::optional<int> every = pattern.on_site_every_weeks;
  if (week && every) {
    return PatternProblem{"on_site_weeks", "takes week_of_month or every_weeks, not both"};
  }
  if (week && (*week < 1 || *week > kWeekOfMonthMax)) {
    return PatternProblem{"on_site_weeks.week_of_month", "must lie between 1 and 5"};
  }
  if (every && (*every < 1 || *every > kEveryWeeksMax)) {
    return PatternProblem{"on_site_weeks.every_weeks", "must lie between 1 and 52"};
  }
  switch (mode) {
    case TrackMode::kBlended:
      if (!week && !every) {
        return PatternProblem{"on_site_weeks", "is required for a blended track"};
      }
      break;
    case TrackMode::kRemote:
      if (week || every) {
        return PatternProblem{"on_site_weeks", "must be left out for a remote track"};
      }
      break;
  }
  return std::nullopt;
}

absl::CivilDay MondayOfWeek(absl::CivilDay day) {
  return absl::PrevWeekday(day + 1, absl::Weekday::monday);
}

bool IsOnSiteWeek(const SessionPattern& pattern, absl::CivilDay cohort_starts_on,
                  absl::CivilDay day) {
  const absl::CivilDay monday = MondayOfWeek(day);
  if (pattern.on_site_week_of_month) {
    return (monday.day() - 1) / 7 + 1 == *pattern.on_site_week_of_month;
  }
  if (pattern.on_site_every_weeks) {
    const int64_t weeks = (monday - MondayOfWeek(cohort_starts_on)) / 7;
    return weeks % *pattern.on_site_every_weeks == 0;
  }
  return false;
}

Delivery DeliveryOn(const SessionPattern& pattern, TrackMode mode, absl::CivilDay cohort_starts_on,
                    absl::CivilDay day) {
  switch (mode) {
    case TrackMode::kRemote:
      return Delivery::kRemote;
    case TrackMode::kBlended:
      break;
  }
  return IsOnSiteWeek(pattern, cohort_starts_on, day) ? Delivery::kOnSite : Delivery::kRemote;
}

bool IsTaught(const SessionPattern& pattern, absl::CivilDay day) {
  const absl::Weekday weekday = absl::GetWeekday(day);
  if (pattern.weekdays.empty()) {
    return weekday != absl::Weekday::saturday && weekday != absl::Weekday::sunday;
  }
  return std::ranges::find(pattern.weekdays, weekday) != pattern.weekdays.end();
}

// A closure on a public holiday is named by the holiday.
std::optional<std::string> ReasonToSkip(const SessionPattern& pattern, absl::CivilDay day) {
  if (const auto holiday = PublicHoliday(day)) return std::string(*holiday);
  if (std::ranges::find(pattern.closures, day) != pattern.closures.end()) {
    return std::string(kClosure);
  }
  return std::nullopt;
}

PlannedHalfDay PlanHalf(HalfDay at, WallTime start, WallTime end, Delivery delivery) {
  return {.at = at,
          .start = start,
          .end = end,
          .planned_minutes = MinutesBetween(start, end),
          .delivery = delivery};
}

}  // namespace

std::optional<PatternProblem> FindPatternProblem(const SessionPattern& pattern, TrackMode mode) {
  if (auto problem = FindTimeProblem(pattern)) return problem;
  return FindOnSiteProblem(pattern, mode);
}

SessionPlan PlanSessions(const SessionPattern& pattern, TrackMode mode,
                         absl::CivilDay cohort_starts_on, absl::CivilDay first_on,
                         absl::CivilDay last_on) {
  SessionPlan plan;
  for (absl::CivilDay day = first_on; day <= last_on; ++day) {
    if (!IsTaught(pattern, day)) continue;
    if (auto reason = ReasonToSkip(pattern, day)) {
      plan.skipped_days.push_back({.day = day, .reason = *std::move(reason)});
      continue;
    }
    const Delivery delivery = DeliveryOn(pattern, mode, cohort_starts_on, day);
    plan.half_days.push_back(
        PlanHalf({.day = day, .slot = Slot::kAm}, pattern.am_start, pattern.am_end, delivery));
    plan.half_days.push_back(
        PlanHalf({.day = day, .slot = Slot::kPm}, pattern.pm_start, pattern.pm_end, delivery));
  }
  return plan;
}

absl::Time InstantOf(absl::CivilDay day, WallTime at, absl::TimeZone zone) {
  return zone.At(absl::CivilMinute(day.year(), day.month(), day.day(), at.hours, at.minutes)).pre;
}

}  // namespace ecloserie::domain

#include "domain/session_plan.h"

#include <algorithm>
#include <string_view>
#include <utility>

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

std::optional<PatternProblem> FindClosureProblem(const SessionPattern& pattern) {
  const bool is_in_order = std::ranges::all_of(
      pattern.closures, [](const DaySpan& span) { return span.first_on <= span.last_on; });
  if (is_in_order) return std::nullopt;
  return PatternProblem{"closure_spans", "must not end before they begin"};
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

bool IsAmong(absl::Weekday weekday, const std::vector<absl::Weekday>& weekdays) {
  return std::ranges::find(weekdays, weekday) != weekdays.end();
}

bool IsTaught(const SessionPattern& pattern, absl::CivilDay day) {
  const absl::Weekday weekday = absl::GetWeekday(day);
  if (pattern.weekdays.empty()) {
    return weekday != absl::Weekday::saturday && weekday != absl::Weekday::sunday;
  }
  return IsAmong(weekday, pattern.weekdays);
}

std::optional<ModuleName> ModuleOn(const SessionPattern& pattern, const HalfDay& at) {
  for (const TaughtModule& taught : pattern.modules) {
    const bool is_that_day =
        taught.weekdays.empty() || IsAmong(absl::GetWeekday(at.day), taught.weekdays);
    if (is_that_day && taught.slot.value_or(at.slot) == at.slot) return taught.module;
  }
  return std::nullopt;
}

// A closure on a public holiday is named by the holiday.
std::optional<std::string> ReasonToSkip(const SessionPattern& pattern, absl::CivilDay day) {
  if (const auto holiday = PublicHoliday(day, pattern.holiday_law)) return std::string(*holiday);
  const bool is_closed = std::ranges::any_of(
      pattern.closures, [day](const DaySpan& span) { return span.Contains(day); });
  return is_closed ? std::optional<std::string>(kClosure) : std::nullopt;
}

PlannedHalfDay PlanHalf(const SessionPattern& pattern, HalfDay at, Delivery delivery) {
  const bool is_am = at.slot == Slot::kAm;
  const WallTime start = is_am ? pattern.am_start : pattern.pm_start;
  const WallTime end = is_am ? pattern.am_end : pattern.pm_end;
  return {.at = at,
          .start = start,
          .end = end,
          .planned_minutes = MinutesBetween(start, end),
          .delivery = delivery,
          .module = ModuleOn(pattern, at)};
}

}  // namespace

std::optional<PatternProblem> FindPatternProblem(const SessionPattern& pattern, TrackMode mode) {
  if (auto problem = FindTimeProblem(pattern)) return problem;
  if (auto problem = FindClosureProblem(pattern)) return problem;
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
    for (const Slot slot : {Slot::kAm, Slot::kPm}) {
      plan.half_days.push_back(PlanHalf(pattern, {.day = day, .slot = slot}, delivery));
    }
  }
  return plan;
}

absl::Time InstantOf(absl::CivilDay day, WallTime at, absl::TimeZone zone) {
  return zone.At(absl::CivilMinute(day.year(), day.month(), day.day(), at.hours, at.minutes)).pre;
}

}  // namespace ecloserie::domain

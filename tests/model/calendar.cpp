#include "calendar.h"

#include <algorithm>
#include <map>
#include <string>

#include "absl/time/time.h"

namespace ecloserie::model {
namespace {

constexpr const char* kZone = "Europe/Paris";

// Looked up in a calendar, not computed, for the years of the two cohorts.
const std::map<absl::CivilDay, std::string>& Holidays() {
  static const std::map<absl::CivilDay, std::string> holidays = {
      {absl::CivilDay(2015, 5, 1), "Fête du Travail"},
      {absl::CivilDay(2015, 5, 8), "Victoire 1945"},
      {absl::CivilDay(2015, 5, 14), "Ascension"},
      {absl::CivilDay(2015, 5, 25), "Lundi de Pentecôte"},
      {absl::CivilDay(2015, 7, 14), "Fête nationale"},
      {absl::CivilDay(2015, 8, 15), "Assomption"},
      {absl::CivilDay(2015, 11, 1), "Toussaint"},
      {absl::CivilDay(2015, 11, 11), "Armistice 1918"},
      {absl::CivilDay(2015, 12, 25), "Noël"},
      {absl::CivilDay(2016, 1, 1), "Jour de l'An"},
      {absl::CivilDay(2016, 3, 28), "Lundi de Pâques"},
  };
  return holidays;
}

// 1 for Monday, as the API counts.
int WeekdayOf(absl::CivilDay day) { return static_cast<int>(absl::GetWeekday(day)) + 1; }

bool IsTaught(const v1::SessionPattern& pattern, absl::CivilDay day) {
  if (pattern.weekdays().empty()) return WeekdayOf(day) <= v1::WEEKDAY_FRIDAY;
  return std::ranges::find(pattern.weekdays(), WeekdayOf(day)) != pattern.weekdays().end();
}

std::string ReasonToSkip(const v1::SessionPattern& pattern, absl::CivilDay day) {
  const auto holiday = Holidays().find(day);
  if (holiday != Holidays().end()) return holiday->second;
  const bool is_closed = std::ranges::any_of(
      pattern.closures(), [&](const v1::CivilDate& closure) { return DayOf(closure) == day; });
  return is_closed ? "CLOSURE" : "";
}

absl::CivilDay MondayOf(absl::CivilDay day) { return day - (WeekdayOf(day) - 1); }

bool IsOnSite(const v1::SessionPattern& pattern, const v1::Cohort& cohort, absl::CivilDay day) {
  const absl::CivilDay monday = MondayOf(day);
  const v1::OnSiteWeeks& weeks = pattern.on_site_weeks();
  if (weeks.week_of_month() > 0) return (monday.day() + 6) / 7 == weeks.week_of_month();
  if (weeks.every_weeks() == 0) return false;
  return (monday - MondayOf(DayOf(cohort.starts_on()))) % (std::int64_t{7} * weeks.every_weeks()) ==
         0;
}

v1::WallTime At(int hours, int minutes) {
  v1::WallTime time;
  time.set_hours(hours);
  time.set_minutes(minutes);
  return time;
}

std::int64_t StartOf(absl::CivilDay day, const v1::WallTime& time) {
  absl::TimeZone zone;
  absl::LoadTimeZone(kZone, &zone);
  const absl::CivilMinute minute(day.year(), day.month(), day.day(), time.hours(), time.minutes());
  return absl::ToUnixMicros(absl::FromCivil(minute, zone));
}

v1::Session HalfDayOf(const School& school, const v1::GenerateSessionsRequest& request,
                      absl::CivilDay day, v1::Slot slot) {
  const v1::SessionPattern& pattern = request.pattern();
  const bool is_am = slot == v1::SLOT_AM;
  v1::Session session;
  session.set_track(request.track());
  *session.mutable_date() = DateOf(day);
  session.set_slot(slot);
  *session.mutable_start() = is_am ? (pattern.has_am_start() ? pattern.am_start() : At(9, 0))
                                   : (pattern.has_pm_start() ? pattern.pm_start() : At(13, 30));
  *session.mutable_end() = is_am ? (pattern.has_am_end() ? pattern.am_end() : At(12, 30))
                                 : (pattern.has_pm_end() ? pattern.pm_end() : At(17, 0));
  session.set_time_zone(kZone);
  *session.mutable_start_time() = InstantOf(StartOf(day, session.start()));
  session.set_planned_minutes((session.end().hours() - session.start().hours()) * 60 +
                              session.end().minutes() - session.start().minutes());
  session.set_kind(v1::SESSION_KIND_LESSON);
  const v1::Cohort& cohort = school.cohorts.at(ParentOf(request.track()));
  session.set_delivery(IsOnSite(pattern, cohort, day) ? v1::DELIVERY_ON_SITE : v1::DELIVERY_REMOTE);
  session.set_state(v1::SESSION_STATE_PLANNED);
  session.set_etag("v1");
  return session;
}

}  // namespace

Plan PlanOf(const School& school, const v1::GenerateSessionsRequest& request) {
  Plan plan;
  for (absl::CivilDay day = DayOf(request.first_on()); day <= DayOf(request.last_on()); ++day) {
    if (!IsTaught(request.pattern(), day)) continue;
    const std::string reason = ReasonToSkip(request.pattern(), day);
    if (!reason.empty()) {
      v1::SkippedDay& skipped = plan.skipped_days.emplace_back();
      *skipped.mutable_date() = DateOf(day);
      skipped.set_reason(reason);
      continue;
    }
    plan.sessions.push_back(HalfDayOf(school, request, day, v1::SLOT_AM));
    plan.sessions.push_back(HalfDayOf(school, request, day, v1::SLOT_PM));
  }
  return plan;
}

}  // namespace ecloserie::model

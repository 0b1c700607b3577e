#include "domain/justified_minutes.h"

#include <algorithm>
#include <utility>

namespace ecloserie::domain {
namespace {

using Ranges = std::vector<MinuteRange>;

constexpr std::int64_t kDayMinutes = 1440;

MinuteRange Intersection(const MinuteRange& left, const MinuteRange& right) {
  return {std::max(left.begin, right.begin), std::min(left.end, right.end)};
}

// In order and apart from one another, empty ones left out.
Ranges Union(Ranges ranges) {
  std::ranges::sort(ranges, {}, &MinuteRange::begin);
  Ranges apart;
  for (const MinuteRange& range : ranges) {
    if (range.begin >= range.end) continue;
    if (!apart.empty() && range.begin <= apart.back().end) {
      apart.back().end = std::max(apart.back().end, range.end);
    } else {
      apart.push_back(range);
    }
  }
  return apart;
}

std::int64_t Length(const Ranges& apart) {
  std::int64_t length = 0;
  for (const MinuteRange& range : apart) length += range.end - range.begin;
  return length;
}

Ranges Within(const MinuteRange& window, Ranges ranges) {
  for (MinuteRange& range : ranges) range = Intersection(range, window);
  return Union(std::move(ranges));
}

Ranges Without(const MinuteRange& window, const Ranges& taken) {
  Ranges left;
  std::int64_t begin = window.begin;
  for (const MinuteRange& range : Within(window, taken)) {
    left.push_back({begin, range.begin});
    begin = range.end;
  }
  left.push_back({begin, window.end});
  return Union(std::move(left));
}

// Where the missed minutes can lie.
Ranges MissedRanges(const SessionWindow& session, const MarkedTime& mark) {
  const MinuteRange& window = session.minutes;
  switch (mark.presence) {
    case Presence::kAbsent:
      return Union({window});
    case Presence::kPresent:
      return Within(window, {{window.begin, window.begin + mark.minutes_late},
                             {window.end - mark.minutes_left_early, window.end}});
    case Presence::kPartial:
      return Without(window, mark.attended);
    case Presence::kUnmarked:
      break;
  }
  return {};
}

MinuteRange OnDay(const WallInterval& interval, absl::CivilDay day) {
  if (day < interval.first_on || interval.last_on < day) return {};
  return {day == interval.first_on ? interval.first_minute : 0,
          day == interval.last_on ? interval.end_minute : kDayMinutes};
}

}  // namespace

std::int64_t MissedMinutes(const SessionWindow& session, const MarkedTime& mark) {
  switch (mark.presence) {
    case Presence::kAbsent:
      return session.planned_minutes;
    case Presence::kPresent:
    case Presence::kPartial:
      return std::max<std::int64_t>(session.planned_minutes - mark.minutes_attended, 0);
    case Presence::kUnmarked:
      break;
  }
  return 0;
}

std::int64_t JustifiedMinutes(const SessionWindow& session, const MarkedTime& mark,
                              const std::vector<WallInterval>& accepted) {
  const Ranges missed = MissedRanges(session, mark);
  Ranges covered;
  for (const WallInterval& interval : accepted) {
    for (const MinuteRange& range : missed) {
      covered.push_back(Intersection(range, OnDay(interval, session.day)));
    }
  }
  const std::int64_t covered_minutes = Length(Union(std::move(covered)));
  const std::int64_t missed_minutes = MissedMinutes(session, mark);
  const bool is_all_covered = covered_minutes > 0 && covered_minutes == Length(missed);
  return is_all_covered ? missed_minutes : std::min(covered_minutes, missed_minutes);
}

}  // namespace ecloserie::domain

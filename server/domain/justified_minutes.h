#pragma once

#include <cstdint>
#include <vector>

#include "absl/time/civil_time.h"
#include "domain/attendance_rate.h"

namespace ecloserie::domain {

// Minutes of one day on the wall clock, 0 to 1440; the end is outside.
struct MinuteRange {
  std::int64_t begin = 0;
  std::int64_t end = 0;

  bool operator==(const MinuteRange&) const = default;
};

// From a minute of a day to a minute of the same or a later day, on the school's wall
// clock; the end is outside.
struct WallInterval {
  absl::CivilDay first_on;
  std::int64_t first_minute = 0;  // 0 to 1439
  absl::CivilDay last_on;
  std::int64_t end_minute = 1440;  // 1 to 1440

  bool operator==(const WallInterval&) const = default;
};

// When a session was held, by the clock on the wall.
struct SessionWindow {
  absl::CivilDay day;
  MinuteRange minutes;
  std::int64_t planned_minutes = 0;
};

// What a mark says about time. `attended` may be empty: then nobody wrote down when
// somebody with a PARTIAL mark was there, only for how long.
struct MarkedTime {
  Presence presence = Presence::kUnmarked;
  std::int64_t minutes_late = 0;
  std::int64_t minutes_left_early = 0;
  std::int64_t minutes_attended = 0;
  std::vector<MinuteRange> attended;
};

// Planned and not attended. Nothing is missed where nobody was marked: a policy that
// takes the unmarked for absent asks about ABSENT.
std::int64_t MissedMinutes(const SessionWindow& session, const MarkedTime& mark);

// How many of the missed minutes the accepted justifications cover, those that two of
// them cover once. All of them where everything that was missed is covered, also when
// the planned minutes are not those between start and end. Never more than were missed.
std::int64_t JustifiedMinutes(const SessionWindow& session, const MarkedTime& mark,
                              const std::vector<WallInterval>& accepted);

}  // namespace ecloserie::domain

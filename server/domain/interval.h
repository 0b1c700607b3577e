#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/refusal.h"
#include "domain/session_plan.h"

namespace ecloserie::domain {

// The minutes since midnight on the wall clock, and back.
std::int64_t MinuteOf(WallTime time);
WallTime TimeOfMinute(std::int64_t minute);

// A stretch of a session on its wall clock: from the start, until before the end.
struct Interval {
  WallTime start;
  WallTime end;

  std::strong_ordering operator<=>(const Interval&) const = default;
};

std::int64_t MinutesOf(const std::vector<Interval>& intervals);

// As marks store them, in minutes of the day: 540-600 630-700. Empty for none.
std::string IntervalsText(const std::vector<Interval>& intervals);
std::optional<std::vector<Interval>> ParseIntervals(std::string_view text);

// The first rule that intervals inside a session break: each within it and not
// empty, in order, and apart from each other.
std::optional<FieldProblem> FindIntervalProblem(const std::vector<Interval>& intervals,
                                                const Interval& session);

}  // namespace ecloserie::domain

#include "domain/interval.h"

#include "absl/strings/numbers.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"

namespace ecloserie::domain {
namespace {

constexpr std::int64_t kMinutesOfHour = 60;
constexpr std::int64_t kMinutesOfDay = 24 * kMinutesOfHour;

std::optional<std::int64_t> ParseMinute(std::string_view text) {
  std::int64_t minute = 0;
  const bool is_number = absl::SimpleAtoi(absl::string_view(text.data(), text.size()), &minute);
  if (!is_number || minute < 0 || minute >= kMinutesOfDay) return std::nullopt;
  return minute;
}

std::optional<Interval> ParseInterval(std::string_view text) {
  const std::size_t dash = text.find('-');
  if (dash == std::string_view::npos) return std::nullopt;
  const auto start = ParseMinute(text.substr(0, dash));
  const auto end = ParseMinute(text.substr(dash + 1));
  if (!start || !end || *start >= *end) return std::nullopt;
  return Interval{TimeOfMinute(*start), TimeOfMinute(*end)};
}

}  // namespace

std::int64_t MinuteOf(WallTime time) { return time.hours * kMinutesOfHour + time.minutes; }

WallTime TimeOfMinute(std::int64_t minute) {
  return {.hours = static_cast<int>(minute / kMinutesOfHour),
          .minutes = static_cast<int>(minute % kMinutesOfHour)};
}

std::int64_t MinutesOf(const std::vector<Interval>& intervals) {
  std::int64_t minutes = 0;
  for (const Interval& one : intervals) minutes += MinuteOf(one.end) - MinuteOf(one.start);
  return minutes;
}

std::string IntervalsText(const std::vector<Interval>& intervals) {
  return absl::StrJoin(intervals, " ", [](std::string* text, const Interval& one) {
    text->append(std::to_string(MinuteOf(one.start)) + "-" + std::to_string(MinuteOf(one.end)));
  });
}

std::optional<std::vector<Interval>> ParseIntervals(std::string_view text) {
  std::vector<Interval> intervals;
  if (text.empty()) return intervals;
  for (const absl::string_view part : absl::StrSplit(std::string(text), ' ')) {
    const auto interval = ParseInterval({part.data(), part.size()});
    if (!interval) return std::nullopt;
    intervals.push_back(*interval);
  }
  return intervals;
}

std::optional<FieldProblem> FindIntervalProblem(const std::vector<Interval>& intervals,
                                                const Interval& session) {
  for (std::size_t i = 0; i < intervals.size(); ++i) {
    const std::string path = "intervals[" + std::to_string(i) + "]";
    if (intervals[i].start >= intervals[i].end) {
      return FieldProblem{path + ".end", "must be after the start"};
    }
    if (intervals[i].start < session.start) {
      return FieldProblem{path + ".start", "must not be before the session begins"};
    }
    if (intervals[i].end > session.end) {
      return FieldProblem{path + ".end", "must not be after the session ends"};
    }
    if (i > 0 && intervals[i].start <= intervals[i - 1].end) {
      return FieldProblem{path + ".start", "must be after the end of the interval before"};
    }
  }
  return std::nullopt;
}

}  // namespace ecloserie::domain

#include "domain/remote_half_day.h"

#include <algorithm>

#include "domain/refusal.h"

namespace ecloserie::domain {
namespace {

constexpr std::int64_t kAfternoonMinute = 13 * 60;
constexpr int kDaysMax = 366;
constexpr int kDaysOfWeek = 7;

}  // namespace

bool IsRemote(const TraineeSession& half_day) {
  if (half_day.channel) return half_day.channel != Channel::kOnSite;
  return half_day.delivery == Delivery::kRemote;
}

bool NeedsProof(const TraineeSession& half_day, const std::vector<WallInterval>& accepted) {
  switch (half_day.presence) {
    case Presence::kAbsent:
      return false;
    case Presence::kPresent:
    case Presence::kPartial:
      return true;
    case Presence::kUnmarked:
      break;
  }
  const MarkedTime nobody_came{.presence = Presence::kAbsent};
  return JustifiedMinutes(half_day.window, nobody_came, accepted) <
         MissedMinutes(half_day.window, nobody_came);
}

std::optional<HalfDay> HalfDayAround(const std::vector<TraineeSession>& of_day,
                                     std::int64_t minute) {
  for (const TraineeSession& half_day : of_day) {
    const MinuteRange& window = half_day.window.minutes;
    if (window.begin <= minute && minute < window.end) return half_day.at;
  }
  const Slot slot = minute < kAfternoonMinute ? Slot::kAm : Slot::kPm;
  const auto found = std::ranges::find(
      of_day, slot, [](const TraineeSession& half_day) { return half_day.at.slot; });
  return found == of_day.end() ? std::nullopt : std::optional(found->at);
}

absl::StatusOr<DayRange> RangeOf(const DaysAsked& asked) {
  if (asked.week && (asked.first_on || asked.last_on)) {
    return FieldInvalid("week", "must be left out where days are said");
  }
  if (asked.week) {
    if (absl::GetWeekday(*asked.week) != absl::Weekday::monday) {
      return FieldInvalid("week", "must be a Monday");
    }
    return DayRange{*asked.week, *asked.week + (kDaysOfWeek - 1)};
  }
  if (!asked.first_on || !asked.last_on) {
    return FieldInvalid("week", "is required, or both first_on and last_on");
  }
  const DayRange range{*asked.first_on, *asked.last_on};
  RETURN_IF_REFUSED(RequireRange(range));
  return range;
}

absl::Status RequireRange(const DayRange& range) {
  if (range.last_on < range.first_on) {
    return FieldInvalid("last_on", "must not lie before first_on");
  }
  if (range.last_on - range.first_on >= kDaysMax) {
    return FieldInvalid("last_on", "must lie at most 366 days after first_on");
  }
  return absl::OkStatus();
}

}  // namespace ecloserie::domain

#include "domain/instant_text.h"

#include <algorithm>

#include "domain/civil_date.h"
#include "domain/session_plan.h"

namespace ecloserie::domain {
namespace {

constexpr std::size_t kDaySize = 10;

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// What is left of a text that is read from its front.
class Front {
 public:
  explicit Front(std::string_view text) : text_(text) {}

  bool IsEmpty() const { return text_.empty(); }
  bool Take(char c) {
    if (!text_.starts_with(c)) return false;
    text_.remove_prefix(1);
    return true;
  }
  // Two digits, at most `most`.
  std::optional<int> TakeTwo(int most) {
    if (text_.size() < 2 || !IsDigit(text_[0]) || !IsDigit(text_[1])) return std::nullopt;
    const int number = (text_[0] - '0') * 10 + (text_[1] - '0');
    text_.remove_prefix(2);
    return number <= most ? std::optional(number) : std::nullopt;
  }
  bool TakeDigits() {
    const auto end = std::ranges::find_if_not(text_, IsDigit);
    const bool is_any = end != text_.begin();
    text_.remove_prefix(static_cast<std::size_t>(end - text_.begin()));
    return is_any;
  }
  bool StartsWith(char c) const { return text_.starts_with(c); }

 private:
  std::string_view text_;
};

std::optional<absl::CivilDay> ParseDay(std::string_view text, DateFormat format) {
  switch (format) {
    case DateFormat::kIso:
      return ParseIsoDate(text);
    case DateFormat::kDayMonthYear:
      break;
  }
  return ParseDayMonthYear(text);
}

struct Clock {
  WallTime time;
  int seconds = 0;
};

std::optional<Clock> TakeClock(Front& front) {
  const auto hours = front.TakeTwo(23);
  if (!hours || !front.Take(':')) return std::nullopt;
  const auto minutes = front.TakeTwo(59);
  if (!minutes) return std::nullopt;
  Clock clock{.time = {*hours, *minutes}};
  if (!front.Take(':')) return clock;
  const auto seconds = front.TakeTwo(59);
  if (!seconds || (front.Take('.') && !front.TakeDigits())) return std::nullopt;
  clock.seconds = *seconds;
  return clock;
}

// Of what is behind a plus or a minus.
std::optional<absl::Duration> TakeOffset(Front& front) {
  const bool is_west = front.StartsWith('-');
  if (!front.Take(is_west ? '-' : '+')) return std::nullopt;
  const auto hours = front.TakeTwo(14);
  if (!hours) return std::nullopt;
  front.Take(':');
  const auto minutes = front.TakeTwo(59);
  if (!minutes) return std::nullopt;
  const absl::Duration offset = absl::Hours(*hours) + absl::Minutes(*minutes);
  return is_west ? -offset : offset;
}

}  // namespace

std::optional<absl::Time> ParseInstant(std::string_view text, DateFormat format,
                                       absl::TimeZone zone) {
  if (text.size() <= kDaySize) return std::nullopt;
  const auto day = ParseDay(text.substr(0, kDaySize), format);
  Front front(text.substr(kDaySize));
  if (!day || !(front.Take(' ') || front.Take('T'))) return std::nullopt;
  const auto clock = TakeClock(front);
  if (!clock) return std::nullopt;
  const absl::Duration seconds = absl::Seconds(clock->seconds);
  if (front.IsEmpty()) return InstantOf(*day, clock->time, zone) + seconds;
  const absl::Time universal = InstantOf(*day, clock->time, absl::UTCTimeZone()) + seconds;
  if (front.Take('Z')) return front.IsEmpty() ? std::optional(universal) : std::nullopt;
  const auto offset = TakeOffset(front);
  if (!offset || !front.IsEmpty()) return std::nullopt;
  return universal - *offset;
}

}  // namespace ecloserie::domain

#include "domain/outcome.h"

#include <algorithm>

#include "domain/refusal.h"

namespace ecloserie::domain {

absl::CivilDay MonthsAfter(absl::CivilDay day, std::int64_t months) {
  const absl::CivilMonth month = absl::CivilMonth(day) + months;
  const absl::CivilDay last = absl::CivilDay(month + 1) - 1;
  return std::min(absl::CivilDay(month) + (day.day() - 1), last);
}

absl::Status RequireObservable(const Outcome& outcome, const std::optional<HalfDay>& exit,
                               absl::CivilDay today) {
  if (outcome.months_after != 0 && outcome.months_after != 3 && outcome.months_after != 6) {
    return FieldInvalid("months_after", "must be 0, 3 or 6");
  }
  if (!exit) {
    return RuleBroken("SPELL_NOT_ENDED", "an outcome is observed after the end of a spell");
  }
  const absl::CivilDay earliest = MonthsAfter(exit->day, outcome.months_after);
  if (outcome.observed_on < earliest) {
    return FieldInvalid("observed_on", "must not lie before " + IsoDate(earliest));
  }
  if (outcome.observed_on > today) {
    return FieldInvalid("observed_on", "must not lie in the future");
  }
  return absl::OkStatus();
}

}  // namespace ecloserie::domain

#include "domain/school.h"

#include "domain/civil_date.h"
#include "domain/refusal.h"

namespace ecloserie::domain {
namespace {

std::string DayOrEmpty(const std::optional<absl::CivilDay>& day) {
  return day ? IsoDate(*day) : std::string();
}

absl::Status WindowClosed(const Cohort& cohort) {
  return Refusal(absl::StatusCode::kFailedPrecondition, "WINDOW_CLOSED",
                 cohort.name.ToString() + " takes no application today",
                 {{"opens_on", DayOrEmpty(cohort.applications_open_on)},
                  {"closes_on", DayOrEmpty(cohort.applications_close_on)}});
}

}  // namespace

absl::Status RequireDatesInOrder(const Cohort& cohort) {
  if (cohort.ends_on < cohort.starts_on) {
    return FieldInvalid("cohort.ends_on", "must not lie before cohort.starts_on");
  }
  if (cohort.applications_open_on && cohort.applications_close_on &&
      *cohort.applications_close_on < *cohort.applications_open_on) {
    return FieldInvalid("cohort.applications_close_on",
                        "must not lie before cohort.applications_open_on");
  }
  return absl::OkStatus();
}

absl::Status RequireWindowOpen(const Cohort& cohort, absl::CivilDay today) {
  const bool is_early = cohort.applications_open_on && today < *cohort.applications_open_on;
  const bool is_late = cohort.applications_close_on && today > *cohort.applications_close_on;
  return is_early || is_late ? WindowClosed(cohort) : absl::OkStatus();
}

}  // namespace ecloserie::domain

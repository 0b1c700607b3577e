#include "domain/school.h"

#include <algorithm>
#include <vector>

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

std::vector<NetworkStage> StagesAfter(NetworkStage stage) {
  using enum NetworkStage;
  switch (stage) {
    case kCandidate:
      return {kLaureate, kClosed};
    case kLaureate:
      return {kOpen, kClosed};
    case kOpen:
      return {kClosed};
    case kClosed:
      return {};
  }
  return {};
}

std::string ListedWords(const std::vector<NetworkStage>& stages) {
  std::string listed;
  for (const NetworkStage stage : stages) {
    listed += (listed.empty() ? "" : ", ") + std::string(WordOf(stage));
  }
  return listed;
}

}  // namespace

absl::Status RequireNextStage(NetworkStage from, NetworkStage to) {
  const std::vector<NetworkStage> allowed = StagesAfter(from);
  if (std::ranges::find(allowed, to) != allowed.end()) return absl::OkStatus();
  return TransitionRefused(WordOf(to), WordOf(from), ListedWords(allowed));
}

absl::Status RequireDatesInOrder(const Cohort& cohort) {
  if (cohort.ends_on < cohort.starts_on) {
    return FieldInvalid("cohort.ends_on", "must not lie before cohort.starts_on");
  }
  return RequireWindowInOrder(cohort, "cohort.");
}

absl::Status RequireWindowInOrder(const Cohort& cohort, const std::string& path) {
  if (cohort.ends_on.year() > 9999) {
    return FieldInvalid("cohort.ends_on", "must lie before the year 10000");
  }
  if (cohort.applications_open_on && cohort.applications_close_on &&
      *cohort.applications_close_on < *cohort.applications_open_on) {
    return FieldInvalid(path + "applications_close_on",
                        "must not lie before " + path + "applications_open_on");
  }
  return absl::OkStatus();
}

absl::Status RequireWindowOpen(const Cohort& cohort, absl::CivilDay today) {
  const bool is_early = cohort.applications_open_on && today < *cohort.applications_open_on;
  const bool is_late = cohort.applications_close_on && today > *cohort.applications_close_on;
  return is_early || is_late ? WindowClosed(cohort) : absl::OkStatus();
}

}  // namespace ecloserie::domain

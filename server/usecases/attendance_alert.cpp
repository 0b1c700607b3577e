#include "usecases/attendance_alert.h"

#include <utility>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_split.h"
#include "usecases/attendance_policy.h"
#include "usecases/attendance_record.h"
#include "usecases/cohort.h"
#include "usecases/rate_policy.h"
#include "usecases/trainee_names.h"

namespace ecloserie::usecases {
namespace {

// Microseconds and session, by which a page ends.
std::string KeyOf(const OverdueRegister& overdue) {
  return std::to_string(absl::ToUnixMicros(overdue.unlocked.starts_at)) + "/" +
         domain::ToText(overdue.unlocked.session.id);
}

// What the seal of a page token covers is a key; nothing for the first page.
storage::OverdueBound BoundOf(const std::string& key) {
  const std::vector<std::string> parts = absl::StrSplit(key, '/');
  std::int64_t micros = 0;
  if (parts.size() != 2 || !absl::SimpleAtoi(parts[0], &micros)) return {};
  const auto session = domain::ParseUuid(parts[1]);
  if (!session) return {};
  return {.starts_at = absl::FromUnixMicros(micros), .session = *session};
}

absl::StatusOr<domain::AlertRules> AlertRulesOf(const View& view, const std::string& school) {
  const domain::AttendancePolicy rules = PolicyOf(view, {school});
  ASSIGN_OR_REFUSE(auto policy, LoadRatePolicy(view, school, rules.rate_policy, 0));
  return domain::AlertRules{.policy = std::move(policy),
                            .rate_floor_basis_points = rules.rate_floor_basis_points,
                            .unjustified_in_a_row = rules.unjustified_in_a_row,
                            .overdue_hours = rules.overdue_hours};
}

}  // namespace

absl::StatusOr<Page<OverdueRegister>> ListOverdueRegisters(const View& view,
                                                           const ListOverdueRegistersQuery& query) {
  ASSIGN_OR_REFUSE(const std::string after, StartOf(view, query.page));
  const absl::Duration allowed = absl::Hours(PolicyOf(view, {query.filter.school}).overdue_hours);
  std::vector<OverdueRegister> overdue;
  for (auto& unlocked : storage::ListUnlockedUntil(view.transaction(), query.filter,
                                                   view.environment().Now() - allowed,
                                                   BoundOf(after), query.page.size + 1)) {
    const absl::Time since = unlocked.ends_at + allowed;
    overdue.push_back({.unlocked = std::move(unlocked), .since = since});
  }
  return CutPage(view, query.page, std::move(overdue), KeyOf);
}

absl::StatusOr<Page<NamedAlert>> ListAttendanceAlerts(const View& view,
                                                      const ListAttendanceAlertsQuery& query) {
  ASSIGN_OR_REFUSE(const std::string after, StartOf(view, query.page));
  RETURN_IF_REFUSED(GetCohort(view, query.cohort).status());
  ASSIGN_OR_REFUSE(const domain::AlertRules rules, AlertRulesOf(view, query.cohort.school));
  const SeenRecord seen = SeeRecord(view, {.cohort = query.cohort});
  domain::HalfDayScope scope;
  if (query.track) scope.track = query.track->slug;
  std::vector<NamedAlert> alerts;
  for (auto& alert : domain::AlertsOf(seen.record, scope, rules, seen.now)) {
    const bool is_wanted =
        alert.key > after && (!query.since_on || *query.since_on <= alert.since.day);
    if (is_wanted) alerts.push_back({.alert = std::move(alert)});
  }
  auto page = CutPage(view, query.page, std::move(alerts),
                      [](const NamedAlert& named) { return named.alert.key; });
  const TraineeNames names(view, seen.scope);
  for (NamedAlert& named : page.items) {
    if (named.alert.enrolment) named.trainee = names.TextOf(*named.alert.enrolment);
  }
  return page;
}

}  // namespace ecloserie::usecases

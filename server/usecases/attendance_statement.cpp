#include "usecases/attendance_statement.h"

#include <set>
#include <utility>

#include "domain/refusal.h"
#include "storage/attendance_statement_store.h"
#include "storage/party_store.h"
#include "usecases/attendance_record.h"
#include "usecases/cohort.h"
#include "usecases/rate_policy.h"
#include "usecases/trainee_names.h"

namespace ecloserie::usecases {
namespace {

constexpr const char* kUsualPolicy = "funder";

absl::StatusOr<domain::MonthOfStatement> MonthOf(const std::string& text) {
  const auto month = domain::ParseMonth(text);
  if (!month) return domain::FieldInvalid("month", "must be a month such as 2015-05");
  return *month;
}

absl::Status RequireParty(const View& view, const std::optional<domain::PartyName>& party) {
  if (!party || storage::FindParty(view.transaction(), *party)) return absl::OkStatus();
  return domain::ResourceMissing(party->ToString());
}

absl::StatusOr<domain::RatePolicy> LoadStatable(const View& view, const std::string& school,
                                                const std::string& slug) {
  ASSIGN_OR_REFUSE(auto policy,
                   LoadRatePolicy(view, school, slug.empty() ? kUsualPolicy : slug, 0));
  RETURN_IF_REFUSED(domain::RequireStatable(policy));
  return policy;
}

// What the same statement would say now; who funds whom is as it was stated.
std::vector<domain::StatementLine> LinesNow(const domain::AttendanceStatement& statement,
                                            const domain::MonthOfStatement& month,
                                            const domain::RatePolicy& policy,
                                            const SeenRecord& seen) {
  auto lines = domain::StateLines(seen.record, month, policy, {}, std::nullopt, seen.now);
  if (!statement.party) return lines;
  std::set<domain::EnrolmentName> stated;
  for (const domain::StatementLine& line : statement.lines) stated.insert(line.enrolment);
  std::erase_if(
      lines, [&](const domain::StatementLine& line) { return !stated.contains(line.enrolment); });
  return lines;
}

absl::StatusOr<std::vector<std::string>> ChangedSince(const View& view,
                                                      const domain::AttendanceStatement& statement,
                                                      const SeenRecord& seen) {
  ASSIGN_OR_REFUSE(const auto month, MonthOf(statement.month));
  ASSIGN_OR_REFUSE(const auto policy, LoadRatePolicy(view, statement.name.school, statement.policy,
                                                     statement.policy_version));
  auto changed = storage::ListTouchedSince(view.transaction(), statement, month);
  for (const domain::EnrolmentName& enrolment :
       domain::ChangedTrainees(statement.lines, LinesNow(statement, month, policy, seen))) {
    changed.push_back(enrolment.ToString());
  }
  return changed;
}

absl::StatusOr<domain::AttendanceStatement> Find(const View& view,
                                                 const domain::AttendanceStatementName& name) {
  auto statement = storage::FindStatement(view.transaction(), name);
  if (!statement) return domain::ResourceMissing(name.ToString());
  return *std::move(statement);
}

ShownStatement WithNames(const View& view, domain::AttendanceStatement statement) {
  const TraineeNames names(view, {.cohort = statement.cohort});
  ShownStatement shown;
  for (const domain::StatementLine& line : statement.lines) {
    shown.trainees.push_back(names.TextOf(line.enrolment));
  }
  shown.statement = std::move(statement);
  return shown;
}

}  // namespace

absl::StatusOr<domain::AttendanceStatementName> MakeAttendanceStatement(
    Unit& unit, const MakeAttendanceStatementCommand& command) {
  ASSIGN_OR_REFUSE(const auto month, MonthOf(command.month));
  RETURN_IF_REFUSED(GetCohort(unit, command.cohort).status());
  RETURN_IF_REFUSED(RequireParty(unit, command.party));
  ASSIGN_OR_REFUSE(const auto policy, LoadStatable(unit, command.cohort.school, command.policy));
  SeenRecord seen = SeeRecord(
      unit, {.cohort = command.cohort, .first_on = month.first_on, .last_on = month.last_on});
  seen.now = unit.now();
  RETURN_IF_REFUSED(domain::RequireStatableMonth(seen.record, month, policy, seen.now));
  domain::AttendanceStatement statement{
      .name = {command.cohort.school, unit.NewId()},
      .cohort = command.cohort,
      .party = command.party,
      .month = command.month,
      .policy = policy.name,
      .policy_version = policy.version,
      .made_by = unit.caller().Actor(),
      .made_at = unit.now(),
      .lines = domain::StateLines(seen.record, month, policy,
                                  storage::FundersOf(unit.transaction(), command.cohort),
                                  command.party, seen.now),
      .registers = domain::StateRegisters(seen.record, month)};
  statement.digest = domain::DigestOf(statement);
  storage::InsertStatement(unit.transaction(), statement);
  return statement.name;
}

absl::StatusOr<ShownStatement> ShowStatementMade(const View& view,
                                                 const domain::AttendanceStatementName& name) {
  ASSIGN_OR_REFUSE(auto statement, Find(view, name));
  return WithNames(view, std::move(statement));
}

absl::StatusOr<ShownStatement> GetAttendanceStatement(const View& view,
                                                      const domain::AttendanceStatementName& name) {
  ASSIGN_OR_REFUSE(auto statement, Find(view, name));
  const SeenRecord seen = SeeRecord(view, {.cohort = statement.cohort});
  ASSIGN_OR_REFUSE(auto changed, ChangedSince(view, statement, seen));
  ShownStatement shown = WithNames(view, std::move(statement));
  shown.changed = std::move(changed);
  return shown;
}

absl::StatusOr<Page<ShownStatement>> ListAttendanceStatements(
    const View& view, const ListAttendanceStatementsQuery& query) {
  ASSIGN_OR_REFUSE(const std::string after, StartOf(view, query.page));
  RETURN_IF_REFUSED(GetCohort(view, query.cohort).status());
  const SeenRecord seen = SeeRecord(view, {.cohort = query.cohort});
  std::vector<ShownStatement> shown;
  for (auto& statement : storage::ListStatements(view.transaction(), query.cohort,
                                                 domain::ParseUuid(after).value_or(domain::Uuid{}),
                                                 query.page.size + 1)) {
    ASSIGN_OR_REFUSE(auto changed, ChangedSince(view, statement, seen));
    shown.push_back(
        {.statement = std::move(statement), .changed = std::move(changed), .is_whole = false});
  }
  return CutPage(view, query.page, std::move(shown),
                 [](const ShownStatement& one) { return domain::ToText(one.statement.name.id); });
}

}  // namespace ecloserie::usecases

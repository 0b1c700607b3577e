#include "domain/attendance_statement.h"

#include <algorithm>
#include <tuple>

#include "absl/strings/str_cat.h"
#include "domain/hash.h"
#include "domain/refusal.h"
#include "domain/register.h"

namespace ecloserie::domain {
namespace {

constexpr std::size_t kNamedMax = 20;

HalfDayScope ScopeOf(const MonthOfStatement& month) {
  return {.first_on = month.first_on, .last_on = month.last_on};
}

absl::Status RegistersUnlocked(const std::vector<SessionName>& sessions) {
  std::string named;
  for (std::size_t i = 0; i < sessions.size() && i < kNamedMax; ++i) {
    named += (i == 0 ? "" : ",") + sessions[i].ToString();
  }
  const std::string count = std::to_string(sessions.size());
  return Refusal(absl::StatusCode::kFailedPrecondition, "REGISTERS_UNLOCKED",
                 count + " registers of the month are not locked: lock or cancel them first",
                 {{"sessions", named}, {"count", count}});
}

// Missed minutes are told as missed, whatever the policy lets an excuse do.
RatePolicy AsStated(RatePolicy policy) {
  policy.excused = ExcusedRule::kAbsent;
  return policy;
}

void AddHalfDay(StatedFigures& figures, const Reading& reading) {
  const std::int64_t planned = reading.expected_minutes;
  const std::int64_t attended = reading.attended_minutes;
  const std::int64_t justified = std::min(reading.excused_minutes, planned - attended);
  figures.planned_minutes += planned;
  figures.attended_minutes += attended;
  figures.justified_minutes += justified;
  figures.unjustified_minutes += planned - attended - justified;
  ++figures.planned_count;
  if (attended > 0) {
    ++figures.attended_count;
  } else if (justified == planned) {
    ++figures.justified_count;
  } else {
    ++figures.unjustified_count;
  }
}

StatedFigures Sum(StatedFigures sum, const StatedFigures& more) {
  sum.planned_minutes += more.planned_minutes;
  sum.attended_minutes += more.attended_minutes;
  sum.justified_minutes += more.justified_minutes;
  sum.unjustified_minutes += more.unjustified_minutes;
  sum.planned_count += more.planned_count;
  sum.attended_count += more.attended_count;
  sum.justified_count += more.justified_count;
  sum.unjustified_count += more.unjustified_count;
  return sum;
}

using FiguresByChannel = std::map<Delivery, StatedFigures>;

FiguresByChannel FiguresOf(const AttendanceRecord& record, const RecordedTrainee& trainee,
                           const HalfDayScope& scope, const RatePolicy& policy, absl::Time now) {
  FiguresByChannel figures;
  for (const TraineeHalfDay& half_day : HalfDaysOf(record, trainee, scope, now)) {
    const Reading reading = Read(half_day.facts, policy);
    if (reading.expected_minutes == 0) continue;
    AddHalfDay(figures[half_day.facts.is_remote ? Delivery::kRemote : Delivery::kOnSite], reading);
  }
  return figures;
}

// Nobody: one line without a party.
std::set<std::string> PartiesOf(const FundersOfSeats& funders, const EnrolmentName& enrolment,
                                const std::optional<PartyName>& party) {
  const auto found = funders.find(enrolment);
  const std::set<std::string> all =
      found == funders.end() ? std::set<std::string>{""} : found->second;
  if (!party) return all;
  return all.contains(party->slug) ? std::set<std::string>{party->slug} : std::set<std::string>();
}

std::string TextOf(const StatementLine& line) {
  const StatedFigures& figures = line.figures;
  return absl::StrCat(
      line.enrolment.ToString(), "\t", line.party, "\t", std::string(WordOf(line.channel)), "\t",
      figures.planned_minutes, "\t", figures.attended_minutes, "\t", figures.justified_minutes,
      "\t", figures.unjustified_minutes, "\t", figures.planned_count, "\t", figures.attended_count,
      "\t", figures.justified_count, "\t", figures.unjustified_count, "\n");
}

}  // namespace

std::optional<MonthOfStatement> ParseMonth(std::string_view text) {
  const auto first = ParseIsoDate(std::string(text) + "-01");
  if (!first) return std::nullopt;
  return MonthOfStatement{.first_on = *first,
                          .last_on = absl::CivilDay(absl::CivilMonth(*first) + 1) - 1};
}

absl::Status RequireStatableMonth(const AttendanceRecord& record, const MonthOfStatement& month,
                                  const RatePolicy& policy, absl::Time now) {
  const HalfDayScope scope = ScopeOf(month);
  std::vector<SessionName> unlocked;
  for (const RecordedSession& session : record.sessions) {
    const bool is_done =
        session.state == SessionState::kLocked || session.state == SessionState::kCancelled;
    if (scope.Holds(session) && !is_done) unlocked.push_back(session.name);
  }
  if (!unlocked.empty()) return RegistersUnlocked(unlocked);
  for (const RecordedTrainee& trainee : record.trainees) {
    for (const TraineeHalfDay& half_day : HalfDaysOf(record, trainee, scope, now)) {
      if (Read(half_day.facts, policy).why != Why::kUnmarkedBlocks) continue;
      return MarksMissing(record.sessions[half_day.session].name, 1);
    }
  }
  return absl::OkStatus();
}

std::vector<StatementLine> StateLines(const AttendanceRecord& record, const MonthOfStatement& month,
                                      const RatePolicy& policy, const FundersOfSeats& funders,
                                      const std::optional<PartyName>& party, absl::Time now) {
  const RatePolicy stated = AsStated(policy);
  std::vector<StatementLine> lines;
  for (const RecordedTrainee& trainee : record.trainees) {
    const auto figures = FiguresOf(record, trainee, ScopeOf(month), stated, now);
    for (const std::string& funder : PartiesOf(funders, trainee.name, party)) {
      for (const auto& [channel, of_channel] : figures) {
        lines.push_back({.enrolment = trainee.name,
                         .party = funder,
                         .channel = channel,
                         .figures = of_channel});
      }
    }
  }
  return lines;
}

std::vector<StatedRegister> StateRegisters(const AttendanceRecord& record,
                                           const MonthOfStatement& month) {
  std::vector<StatedRegister> registers;
  for (const RecordedSession& session : record.sessions) {
    if (!ScopeOf(month).Holds(session) || session.state != SessionState::kLocked) continue;
    registers.push_back({.session = session.name, .version = session.version});
  }
  std::ranges::sort(registers, {}, &StatedRegister::session);
  return registers;
}

std::vector<StatementLine> TotalsOf(const std::vector<StatementLine>& lines) {
  std::map<Delivery, StatedFigures> totals;
  std::set<std::pair<EnrolmentName, Delivery>> counted;
  for (const StatementLine& line : lines) {
    if (!counted.emplace(line.enrolment, line.channel).second) continue;
    totals[line.channel] = Sum(totals[line.channel], line.figures);
  }
  std::vector<StatementLine> shown;
  for (const auto& [channel, figures] : totals) {
    shown.push_back({.channel = channel, .figures = figures});
  }
  return shown;
}

Digest DigestOf(const AttendanceStatement& statement) {
  std::string text = absl::StrCat(
      "ecloserie attendance statement 1\n", statement.name.ToString(), "\n",
      statement.cohort.ToString(), "\n", statement.party ? statement.party->ToString() : "", "\n",
      statement.month, "\n", statement.policy, "\t", statement.policy_version, "\n",
      statement.made_by, "\t", absl::ToUnixMicros(statement.made_at), "\n");
  for (const StatedRegister& stated : statement.registers) {
    absl::StrAppend(&text, stated.session.ToString(), "\t", stated.version, "\n");
  }
  for (const StatementLine& line : statement.lines) text += TextOf(line);
  return Sha256(text);
}

std::vector<EnrolmentName> ChangedTrainees(const std::vector<StatementLine>& stated,
                                           const std::vector<StatementLine>& now) {
  using OfChannel = std::tuple<EnrolmentName, Delivery>;
  std::map<OfChannel, StatedFigures> before;
  std::map<OfChannel, StatedFigures> after;
  for (const StatementLine& line : stated) before[{line.enrolment, line.channel}] = line.figures;
  for (const StatementLine& line : now) after[{line.enrolment, line.channel}] = line.figures;
  std::set<EnrolmentName> changed;
  for (const auto& [key, figures] : before) {
    if (!after.contains(key) || after.at(key) != figures) changed.insert(std::get<0>(key));
  }
  for (const auto& [key, figures] : after) {
    if (!before.contains(key)) changed.insert(std::get<0>(key));
  }
  return {changed.begin(), changed.end()};
}

}  // namespace ecloserie::domain

#include "usecases/session_plan.h"

#include <set>
#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/str_split.h"
#include "domain/refusal.h"
#include "storage/session_store.h"
#include "usecases/cohort.h"
#include "usecases/module.h"
#include "usecases/session.h"

namespace ecloserie::usecases {
namespace {

using storage::SessionVersion;

constexpr std::size_t kHeadLines = 4;

absl::Status RequirePattern(const domain::SessionPattern& pattern, domain::TrackMode mode) {
  const auto problem = domain::FindPatternProblem(pattern, mode);
  if (!problem) return absl::OkStatus();
  return domain::FieldInvalid("pattern." + problem->field, problem->rule);
}

absl::Status RequireModules(const View& view, const domain::SessionPattern& pattern,
                            const domain::Cohort& cohort) {
  for (std::size_t i = 0; i < pattern.modules.size(); ++i) {
    ASSIGN_OR_REFUSE(const domain::Module module, GetModule(view, pattern.modules[i].module));
    const std::string field = "pattern.modules[" + std::to_string(i) + "].module";
    RETURN_IF_REFUSED(domain::RequireTeachable(module, cohort, field));
  }
  return absl::OkStatus();
}

// Of each session the last version; the versions come in the order of their sessions.
std::vector<domain::Session> LastVersions(std::vector<SessionVersion> versions) {
  std::vector<domain::Session> sessions;
  for (SessionVersion& version : versions) {
    const bool is_next = sessions.empty() || sessions.back().name != version.session.name;
    if (is_next) sessions.emplace_back();
    sessions.back() = std::move(version.session);
  }
  return sessions;
}

void Write(Unit& unit, const domain::TrackName& track, const domain::Replan& replan,
           const domain::SchoolZone& zone) {
  for (const auto* updated : {&replan.changed, &replan.restored, &replan.cancelled}) {
    for (const domain::Session& session : *updated) {
      storage::UpdateSession(unit.transaction(), session);
    }
  }
  for (const domain::PlannedHalfDay& half_day : replan.added) {
    const domain::SessionName name{track.school, unit.NewId()};
    storage::InsertSession(unit.transaction(), domain::PlannedSession(name, track, half_day, zone));
  }
}

// Sorts sessions by what the unit of work with this sequence did to them.
class Teller {
 public:
  explicit Teller(std::int64_t sequence) : sequence_(sequence) {}

  void Tell(const SessionVersion* before, const SessionVersion& after) {
    const domain::Session& session = after.session;
    if (session.state != domain::SessionState::kCancelled) live_.insert(session.at);
    if (after.sequence == sequence_) return TellChange(before, session);
    if (const auto reason = domain::ReasonToKeep(session)) {
      told_.kept.push_back({session, *reason});
    } else if (session.cancel_reason != domain::kPlanChanged) {
      told_.stay_cancelled.push_back(session);
    }
  }

  PlannedSessions Told() {
    std::erase_if(told_.stay_cancelled,
                  [this](const domain::Session& session) { return live_.contains(session.at); });
    return std::move(told_);
  }

 private:
  void TellChange(const SessionVersion* before, const domain::Session& session) {
    if (before == nullptr) return told_.added.push_back(session);
    if (session.state == domain::SessionState::kCancelled) {
      return told_.cancelled.push_back(session);
    }
    if (before->session.state == domain::SessionState::kCancelled) {
      return told_.restored.push_back(session);
    }
    told_.changed.push_back({session, domain::ChangedFields(before->session, session)});
  }

  std::int64_t sequence_;
  std::set<domain::HalfDay> live_;
  PlannedSessions told_;
};

}  // namespace

// One line each: the track, the unit's sequence, the days asked for; then day and
// reason of every skipped day.
std::string SessionsPlanned::ToString() const {
  std::string text = track.ToString() + "\n" + std::to_string(sequence) + "\n" +
                     domain::IsoDate(first_on) + "\n" + domain::IsoDate(last_on);
  for (const domain::SkippedDay& skipped : skipped_days) {
    text += "\n" + domain::IsoDate(skipped.day) + "\t" + skipped.reason;
  }
  return text;
}

std::optional<SessionsPlanned> SessionsPlanned::Parse(std::string_view text) {
  const std::vector<std::string> lines = absl::StrSplit(std::string(text), '\n');
  if (lines.size() < kHeadLines) return std::nullopt;
  const auto track = domain::TrackName::Parse(lines[0]);
  const auto first_on = domain::ParseIsoDate(lines[2]);
  const auto last_on = domain::ParseIsoDate(lines[3]);
  SessionsPlanned planned;
  if (!track || !absl::SimpleAtoi(lines[1], &planned.sequence) || !first_on || !last_on) {
    return std::nullopt;
  }
  planned.track = *track;
  planned.first_on = *first_on;
  planned.last_on = *last_on;
  for (std::size_t i = kHeadLines; i < lines.size(); ++i) {
    const std::vector<std::string> parts = absl::StrSplit(lines[i], '\t');
    const auto day = domain::ParseIsoDate(parts[0]);
    if (parts.size() != 2 || !day) return std::nullopt;
    planned.skipped_days.push_back({.day = *day, .reason = parts[1]});
  }
  return planned;
}

absl::StatusOr<SessionsPlanned> GenerateSessions(Unit& unit,
                                                 const GenerateSessionsCommand& command) {
  ASSIGN_OR_REFUSE(const domain::Track track, GetTrack(unit, command.track));
  ASSIGN_OR_REFUSE(const domain::Cohort cohort, GetCohort(unit, command.track.Cohort()));
  RETURN_IF_REFUSED(domain::RequireDaysOf(cohort, command.first_on, command.last_on));
  RETURN_IF_REFUSED(RequirePattern(command.pattern, track.mode));
  RETURN_IF_REFUSED(RequireModules(unit, command.pattern, cohort));

  domain::SessionPlan plan = domain::PlanSessions(command.pattern, track.mode, cohort.starts_on,
                                                  command.first_on, command.last_on);
  const auto standing = LastVersions(storage::ListSessionVersions(
      unit.transaction(), track.name, command.first_on, command.last_on));
  const domain::SchoolZone zone = ZoneOf(unit, track.name.school);
  Write(unit, track.name, domain::PlanAnew(plan, standing, zone), zone);
  return SessionsPlanned{.track = track.name,
                         .first_on = command.first_on,
                         .last_on = command.last_on,
                         .sequence = unit.transaction().stamp().sequence,
                         .skipped_days = std::move(plan.skipped_days)};
}

// As of the unit itself, whenever it is asked.
absl::StatusOr<PlannedSessions> ShowSessionsPlanned(const View& view,
                                                    const SessionsPlanned& planned) {
  const auto versions =
      storage::ListSessionVersions(view.transaction(), planned.track, planned.first_on,
                                   planned.last_on, {.sequence = planned.sequence});
  Teller teller(planned.sequence);
  for (std::size_t i = 0; i < versions.size(); ++i) {
    const auto is_same = [&](std::size_t other) {
      return other < versions.size() && versions[other].session.name == versions[i].session.name;
    };
    if (is_same(i + 1)) continue;
    teller.Tell(i > 0 && is_same(i - 1) ? &versions[i - 1] : nullptr, versions[i]);
  }
  PlannedSessions told = teller.Told();
  told.skipped_days = planned.skipped_days;
  return told;
}

}  // namespace ecloserie::usecases

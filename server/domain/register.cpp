#include "domain/register.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/str_join.h"
#include "domain/etag.h"
#include "domain/folding.h"

namespace ecloserie::domain {
namespace {

using ExceptionsByEnrolment = std::map<EnrolmentName, const MarkException*>;

std::string Joined(const std::vector<EnrolmentName>& enrolments) {
  return absl::StrJoin(enrolments, ",", [](std::string* text, const EnrolmentName& name) {
    text->append(name.ToString());
  });
}

std::string EventsFrom(SessionState state) {
  switch (state) {
    case SessionState::kPlanned:
      return "open";
    case SessionState::kOpen:
      return "record, lock";
    case SessionState::kLocked:
      return "correct";
    case SessionState::kCancelled:
      break;
  }
  return "";
}

Channel ChannelOf(Delivery delivery) {
  switch (delivery) {
    case Delivery::kOnSite:
      return Channel::kOnSite;
    case Delivery::kRemote:
      break;
  }
  return Channel::kRemoteLive;
}

std::int64_t MinutesAttended(const MarkException& exception, std::int64_t planned_minutes) {
  switch (exception.presence) {
    case Presence::kPresent:
      return planned_minutes - exception.minutes_late - exception.minutes_left_early;
    case Presence::kPartial:
      return exception.intervals.empty() ? exception.minutes_attended
                                         : MinutesOf(exception.intervals);
    case Presence::kUnmarked:
    case Presence::kAbsent:
      break;
  }
  return 0;
}

// Made by the trainee or an import: staff change it by listing it.
bool IsOfOthers(const Mark& mark) { return mark.capture && *mark.capture != Capture::kStaff; }

auto WhatItSays(const Mark& mark) {
  return std::tuple(mark.presence, mark.minutes_late, mark.minutes_left_early,
                    mark.minutes_attended, mark.intervals, mark.channel);
}

std::string RowPath(std::size_t row) { return "exceptions[" + std::to_string(row) + "]."; }

absl::Status RequireSound(const std::vector<MarkException>& exceptions, const Session& session) {
  std::vector<FieldProblem> problems;
  std::vector<EnrolmentName> proposed_absent;
  std::set<EnrolmentName> listed;
  for (std::size_t i = 0; i < exceptions.size(); ++i) {
    if (!listed.insert(exceptions[i].enrolment).second) {
      problems.push_back({RowPath(i) + "enrolment", "must be listed once"});
    }
    if (const auto problem = FindExceptionProblem(exceptions[i], session)) {
      problems.push_back({RowPath(i) + problem->broken.field, problem->broken.rule});
      if (problem->proposes_absent) proposed_absent.push_back(exceptions[i].enrolment);
    }
  }
  return problems.empty() ? absl::OkStatus() : ExceptionsInvalid(problems, proposed_absent);
}

absl::Status RequireOnRoster(const Session& session, const std::vector<Mark>& marks,
                             const std::vector<MarkException>& exceptions) {
  std::set<EnrolmentName> roster;
  for (const Mark& mark : marks) roster.insert(mark.enrolment);
  std::vector<FieldProblem> problems;
  std::optional<EnrolmentName> first;
  for (std::size_t i = 0; i < exceptions.size(); ++i) {
    if (roster.contains(exceptions[i].enrolment)) continue;
    problems.push_back({RowPath(i) + "enrolment", "must be on the roster of this register"});
    if (!first) first = exceptions[i].enrolment;
  }
  if (!first) return absl::OkStatus();
  return WithFields(NotOnRoster(*first, session.name), problems);
}

constexpr const char* kNothingLeft = "leaves nothing of the session: propose ABSENT";

std::optional<ExceptionProblem> FindMinutesProblem(const MarkException& present,
                                                   std::int64_t planned_minutes) {
  const std::int64_t missed = present.minutes_late + present.minutes_left_early;
  const std::string field = present.minutes_late > 0 ? "minutes_late" : "minutes_left_early";
  if (missed < planned_minutes) return std::nullopt;
  if (missed == planned_minutes) return ExceptionProblem{{field, kNothingLeft}, true};
  return ExceptionProblem{{field, "must stay within the " + std::to_string(planned_minutes) +
                                      " minutes of the session"}};
}

std::optional<ExceptionProblem> FindPartialProblem(const MarkException& partial,
                                                   const Session& session) {
  if (auto problem = FindIntervalProblem(partial.intervals, {session.start, session.end})) {
    return ExceptionProblem{*std::move(problem)};
  }
  const std::int64_t minutes = MinutesAttended(partial, session.planned_minutes);
  if (minutes == 0) return ExceptionProblem{{"minutes_attended", kNothingLeft}, true};
  if (partial.minutes_attended != 0 && partial.minutes_attended != minutes) {
    return ExceptionProblem{
        {"minutes_attended", "must be left out, or be the sum of the intervals"}};
  }
  if (minutes >= session.planned_minutes) {
    return ExceptionProblem{{partial.intervals.empty() ? "minutes_attended" : "intervals",
                             "must be below the " + std::to_string(session.planned_minutes) +
                                 " minutes of the session: propose PRESENT"}};
  }
  return std::nullopt;
}

}  // namespace

Mark MarkOf(const MarkException& said, const Session& session) {
  return {.enrolment = said.enrolment,
          .presence = said.presence,
          .minutes_late = said.minutes_late,
          .minutes_left_early = said.minutes_left_early,
          .minutes_attended = MinutesAttended(said, session.planned_minutes),
          .intervals = said.intervals,
          .channel = said.channel.value_or(ChannelOf(session.delivery)),
          .capture = Capture::kStaff};
}

bool SaysTheSame(const Mark& mark, const Mark& other) {
  return WhatItSays(mark) == WhatItSays(other);
}

std::vector<MarkChange> ChangesBetween(const std::vector<RegisterLine>& before,
                                       const std::vector<RegisterLine>& now) {
  std::map<EnrolmentName, const RegisterLine*> lines;
  for (const RegisterLine& line : before) lines[line.mark.enrolment] = &line;
  std::vector<MarkChange> changes;
  for (const RegisterLine& line : now) {
    const auto known = lines.find(line.mark.enrolment);
    if (known == lines.end()) {
      changes.push_back({.before = std::nullopt, .after = line});
    } else if (known->second->mark.version != line.mark.version) {
      changes.push_back({.before = *known->second, .after = line});
    }
  }
  return changes;
}

void SortByTrainee(std::vector<RegisterLine>& lines) {
  using Key = std::tuple<std::string, std::string, EnrolmentName>;
  std::vector<std::pair<Key, RegisterLine>> keyed;
  keyed.reserve(lines.size());
  for (RegisterLine& line : lines) {
    Key key{FoldName(line.family_name), FoldName(line.given_name), line.mark.enrolment};
    keyed.emplace_back(std::move(key), std::move(line));
  }
  std::ranges::sort(keyed, {}, &std::pair<Key, RegisterLine>::first);
  for (std::size_t i = 0; i < lines.size(); ++i) lines[i] = std::move(keyed[i].second);
}

std::optional<ExceptionProblem> FindExceptionProblem(const MarkException& exception,
                                                     const Session& session) {
  const bool is_present = exception.presence == Presence::kPresent;
  const bool is_partial = exception.presence == Presence::kPartial;
  if (exception.presence == Presence::kUnmarked) {
    return ExceptionProblem{{"presence", "must be PRESENT, PARTIAL or ABSENT"}};
  }
  if (!is_present && exception.minutes_late != 0) {
    return ExceptionProblem{{"minutes_late", "must be left out unless PRESENT"}};
  }
  if (!is_present && exception.minutes_left_early != 0) {
    return ExceptionProblem{{"minutes_left_early", "must be left out unless PRESENT"}};
  }
  if (auto problem = FindMinutesProblem(exception, session.planned_minutes)) return problem;
  if (is_partial) return FindPartialProblem(exception, session);
  if (exception.minutes_attended != 0) {
    return ExceptionProblem{{"minutes_attended", "must be left out unless PARTIAL"}};
  }
  if (!exception.intervals.empty()) {
    return ExceptionProblem{{"intervals", "must be left out unless PARTIAL"}};
  }
  return std::nullopt;
}

absl::StatusOr<std::vector<Mark>> ChangedMarks(const Session& session,
                                               const std::vector<Mark>& marks,
                                               const std::vector<MarkException>& exceptions) {
  RETURN_IF_REFUSED(RequireSound(exceptions, session));
  RETURN_IF_REFUSED(RequireOnRoster(session, marks, exceptions));

  ExceptionsByEnrolment listed;
  for (const MarkException& exception : exceptions) listed[exception.enrolment] = &exception;
  std::vector<Mark> changed;
  for (const Mark& before : marks) {
    const auto exception = listed.find(before.enrolment);
    if (exception == listed.end() && IsOfOthers(before)) continue;
    Mark after = exception == listed.end() ? MarkOf({.enrolment = before.enrolment}, session)
                                           : MarkOf(*exception->second, session);
    if (after.capture == before.capture && SaysTheSame(after, before)) continue;
    after.version = before.version + 1;
    changed.push_back(std::move(after));
  }
  return changed;
}

absl::Status RequireState(const Session& session, SessionState state, std::string_view event) {
  if (session.state == state) return absl::OkStatus();
  return TransitionRefused(event, WordOf(session.state), EventsFrom(session.state));
}

absl::Status RequireOpenable(const Session& session) {
  return RequireState(session, SessionState::kPlanned, "open");
}

absl::Status RequireLockable(const Session& session) {
  return RequireState(session, SessionState::kOpen, "lock");
}

absl::Status RequireRecordable(const Session& session) {
  switch (session.state) {
    case SessionState::kOpen:
      return absl::OkStatus();
    case SessionState::kLocked:
      return RegisterLocked(session.name);
    case SessionState::kPlanned:
    case SessionState::kCancelled:
      break;
  }
  return RegisterNotOpen(session.name, session.state);
}

std::optional<std::int64_t> VersionOf(std::string_view etag) {
  std::int64_t version = 0;
  if (!etag.starts_with('v') || !absl::SimpleAtoi(std::string(etag.substr(1)), &version) ||
      EtagOf(version) != etag) {
    return std::nullopt;
  }
  return version;
}

absl::Status RegisterLocked(const SessionName& session) {
  return Refusal(absl::StatusCode::kFailedPrecondition, "REGISTER_LOCKED",
                 "the register is locked: it is only corrected from now on",
                 {{"session", session.ToString()}});
}

absl::Status RegisterNotOpen(const SessionName& session, SessionState state) {
  const std::string word(WordOf(state));
  return Refusal(absl::StatusCode::kFailedPrecondition, "REGISTER_NOT_OPEN",
                 "the register takes no marks: its session is " + word,
                 {{"session", session.ToString()}, {"state", word}});
}

absl::Status MarksMissing(const SessionName& session, std::int64_t unmarked_count) {
  const std::string count = std::to_string(unmarked_count);
  return Refusal(absl::StatusCode::kFailedPrecondition, "MARKS_MISSING",
                 count + " on the roster have no mark: record them, or lock with a reason",
                 {{"session", session.ToString()}, {"unmarked_count", count}});
}

absl::Status NotOnRoster(const EnrolmentName& enrolment, const SessionName& session) {
  return Refusal(absl::StatusCode::kFailedPrecondition, "NOT_ON_ROSTER",
                 enrolment.ToString() + " is not on the roster of this register",
                 {{"enrolment", enrolment.ToString()}, {"session", session.ToString()}});
}

absl::Status ExceptionsInvalid(const std::vector<FieldProblem>& problems,
                               const std::vector<EnrolmentName>& proposed_absent) {
  const absl::Status refusal = FieldsInvalid(problems);
  if (proposed_absent.empty()) return refusal;
  return WithFact(refusal, "proposed_absent", Joined(proposed_absent));
}

absl::Status RegisterChanged(const Session& session, const std::vector<EnrolmentName>& changed) {
  return Refusal(
      absl::StatusCode::kAborted, "ETAG_MISMATCH",
      "somebody changed the register since it was read: read it again, then decide",
      {{"current_etag", EtagOf(session.version)}, {"changed_enrolments", Joined(changed)}});
}

}  // namespace ecloserie::domain

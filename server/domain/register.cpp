#include "domain/register.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/str_join.h"
#include "domain/etag.h"
#include "domain/folding.h"

namespace ecloserie::domain {
namespace {

using ExceptionsByEnrolment = std::map<EnrolmentName, const MarkException*>;

std::string EventsFrom(SessionState state) {
  switch (state) {
    case SessionState::kPlanned:
      return "open";
    case SessionState::kOpen:
      return "record, lock";
    case SessionState::kLocked:
    case SessionState::kCancelled:
      break;
  }
  return "";
}

absl::Status RequireState(const Session& session, SessionState state, std::string_view event) {
  if (session.state == state) return absl::OkStatus();
  return TransitionRefused(event, WordOf(session.state), EventsFrom(session.state));
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
      return exception.minutes_attended;
    case Presence::kUnmarked:
    case Presence::kAbsent:
      break;
  }
  return 0;
}

Mark MarkOf(const MarkException& said, const Session& session) {
  return {.enrolment = said.enrolment,
          .presence = said.presence,
          .minutes_late = said.minutes_late,
          .minutes_left_early = said.minutes_left_early,
          .minutes_attended = MinutesAttended(said, session.planned_minutes),
          .channel = said.channel.value_or(ChannelOf(session.delivery)),
          .capture = Capture::kStaff};
}

auto WhatItSays(const Mark& mark) {
  return std::tuple(mark.presence, mark.minutes_late, mark.minutes_left_early,
                    mark.minutes_attended, mark.channel, mark.capture);
}

std::vector<FieldProblem> FindProblems(const std::vector<MarkException>& exceptions,
                                       std::int64_t planned_minutes) {
  std::vector<FieldProblem> problems;
  std::map<EnrolmentName, std::size_t> listed;
  for (std::size_t i = 0; i < exceptions.size(); ++i) {
    const std::string path = "exceptions[" + std::to_string(i) + "].";
    if (!listed.emplace(exceptions[i].enrolment, i).second) {
      problems.push_back({path + "enrolment", "must be listed once"});
    }
    if (const auto problem = FindExceptionProblem(exceptions[i], planned_minutes)) {
      problems.push_back({path + problem->field, problem->rule});
    }
  }
  return problems;
}

absl::Status RequireOnRoster(const Session& session, const std::vector<Mark>& marks,
                             const std::vector<MarkException>& exceptions) {
  std::vector<EnrolmentName> roster;
  roster.reserve(marks.size());
  for (const Mark& mark : marks) roster.push_back(mark.enrolment);
  std::ranges::sort(roster);
  for (const MarkException& exception : exceptions) {
    if (!std::ranges::binary_search(roster, exception.enrolment)) {
      return NotOnRoster(exception.enrolment, session.name);
    }
  }
  return absl::OkStatus();
}

}  // namespace

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

std::optional<FieldProblem> FindExceptionProblem(const MarkException& exception,
                                                 std::int64_t planned_minutes) {
  const bool is_present = exception.presence == Presence::kPresent;
  const bool is_partial = exception.presence == Presence::kPartial;
  if (exception.presence == Presence::kUnmarked) {
    return FieldProblem{"presence", "must be PRESENT, PARTIAL or ABSENT"};
  }
  if (!is_present && exception.minutes_late != 0) {
    return FieldProblem{"minutes_late", "must be left out unless PRESENT"};
  }
  if (!is_present && exception.minutes_left_early != 0) {
    return FieldProblem{"minutes_left_early", "must be left out unless PRESENT"};
  }
  if (exception.minutes_late + exception.minutes_left_early >= planned_minutes) {
    return FieldProblem{exception.minutes_late > 0 ? "minutes_late" : "minutes_left_early",
                        "must leave some of the planned minutes to be present"};
  }
  if (!is_partial && exception.minutes_attended != 0) {
    return FieldProblem{"minutes_attended", "must be left out unless PARTIAL"};
  }
  if (is_partial &&
      (exception.minutes_attended <= 0 || exception.minutes_attended >= planned_minutes)) {
    return FieldProblem{"minutes_attended",
                        "must be above zero and below the planned minutes when PARTIAL"};
  }
  return std::nullopt;
}

absl::StatusOr<std::vector<Mark>> ChangedMarks(const Session& session,
                                               const std::vector<Mark>& marks,
                                               const std::vector<MarkException>& exceptions) {
  const std::vector<FieldProblem> problems = FindProblems(exceptions, session.planned_minutes);
  if (!problems.empty()) return FieldsInvalid(problems);
  RETURN_IF_REFUSED(RequireOnRoster(session, marks, exceptions));

  ExceptionsByEnrolment listed;
  for (const MarkException& exception : exceptions) listed[exception.enrolment] = &exception;
  std::vector<Mark> changed;
  for (const Mark& before : marks) {
    const auto exception = listed.find(before.enrolment);
    Mark after = exception == listed.end() ? MarkOf({.enrolment = before.enrolment}, session)
                                           : MarkOf(*exception->second, session);
    if (WhatItSays(after) == WhatItSays(before)) continue;
    after.version = before.version + 1;
    changed.push_back(std::move(after));
  }
  return changed;
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

absl::Status RegisterChanged(const Session& session, const std::vector<EnrolmentName>& changed) {
  const auto append = [](std::string* text, const EnrolmentName& name) {
    text->append(name.ToString());
  };
  return Refusal(absl::StatusCode::kAborted, "ETAG_MISMATCH",
                 "somebody changed the register since it was read: read it again, then decide",
                 {{"current_etag", EtagOf(session.version)},
                  {"changed_enrolments", absl::StrJoin(changed, ",", append)}});
}

}  // namespace ecloserie::domain

#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "domain/attendance_rate.h"
#include "domain/interval.h"
#include "domain/name.h"
#include "domain/refusal.h"
#include "domain/session.h"
#include "domain/words.h"

namespace ecloserie::domain {

// Through which channel a trainee attended.
enum class Channel { kOnSite, kRemoteLive, kRemoteAsync, kThirdPlace };

constexpr auto Words(Channel) {
  return std::to_array<Word<Channel>>({{Channel::kOnSite, "ON_SITE"},
                                       {Channel::kRemoteLive, "REMOTE_LIVE"},
                                       {Channel::kRemoteAsync, "REMOTE_ASYNC"},
                                       {Channel::kThirdPlace, "THIRD_PLACE"}});
}

// Who or what made a mark.
enum class Capture { kStaff, kSelfCode, kImport };

constexpr auto Words(Capture) {
  return std::to_array<Word<Capture>>({{Capture::kStaff, "STAFF"},
                                       {Capture::kSelfCode, "SELF_CODE"},
                                       {Capture::kImport, "IMPORT"}});
}

// One trainee's presence in one session. While UNMARKED it has no version, and
// nothing below the verdict says anything.
struct Mark {
  EnrolmentName enrolment;
  Presence presence = Presence::kUnmarked;
  std::int64_t minutes_late = 0;
  std::int64_t minutes_left_early = 0;
  std::int64_t minutes_attended = 0;
  std::vector<Interval> intervals;  // When, of the PARTIAL, where it was said.
  std::optional<Channel> channel;
  std::optional<Capture> capture;
  std::string marked_by;
  std::optional<absl::Time> marked_at;
  std::int64_t version = 0;
};

// How a trainee came onto the roster: when the register was opened, or while it was.
enum class RosterOrigin { kOpening, kLate };

constexpr auto Words(RosterOrigin) {
  return std::to_array<Word<RosterOrigin>>(
      {{RosterOrigin::kOpening, "OPENING"}, {RosterOrigin::kLate, "LATE"}});
}

// A mark beside the name of the trainee, as registers show it.
struct RegisterLine {
  Mark mark;
  RosterOrigin origin = RosterOrigin::kOpening;
  std::string family_name;
  std::string given_name;
  bool is_erased = false;
};

// What became of one trainee's line since an earlier version of the register; nothing
// before for whoever was not on the roster then.
struct MarkChange {
  std::optional<RegisterLine> before;
  RegisterLine after;
};

// The list of marks of one session, one per trainee on its roster. Empty until
// it is opened.
struct Register {
  Session session;
  std::vector<RegisterLine> lines;
  std::vector<MarkChange> changes;  // Since the version that was asked about, if one was.
};

// The lines of now that are not as they were.
std::vector<MarkChange> ChangesBetween(const std::vector<RegisterLine>& before,
                                       const std::vector<RegisterLine>& now);

// By family name, then given name, as people look names up: folded.
void SortByTrainee(std::vector<RegisterLine>& lines);

// A trainee who was not simply present for the planned minutes.
struct MarkException {
  EnrolmentName enrolment;
  Presence presence = Presence::kPresent;
  std::int64_t minutes_late = 0;        // With PRESENT only.
  std::int64_t minutes_left_early = 0;  // With PRESENT only.
  std::int64_t minutes_attended = 0;    // With PARTIAL only.
  std::vector<Interval> intervals;      // With PARTIAL only; their sum is minutes_attended.
  std::optional<Channel> channel;       // The session's own when not said.
};

// A rule that an exception breaks; its field is a path inside the exception.
struct ExceptionProblem {
  FieldProblem broken;
  bool proposes_absent = false;  // Nothing of the session is left: say ABSENT.
};
// The first of them in a session.
std::optional<ExceptionProblem> FindExceptionProblem(const MarkException& exception,
                                                     const Session& session);

// What recording a register changes: of the marks of the whole roster, those
// that come to say something else, each with its next version. Everyone who is
// not listed was present. Every problem of the list is refused at once: FIELD_INVALID,
// with those for whom ABSENT is proposed. Captured by staff; by whom and when is left to say.
absl::StatusOr<std::vector<Mark>> ChangedMarks(const Session& session,
                                               const std::vector<Mark>& marks,
                                               const std::vector<MarkException>& exceptions);

// What was said, as a mark: captured by staff, through the session's own channel unless
// another is said.
Mark MarkOf(const MarkException& said, const Session& session);
// The same verdict, minutes and channel, whoever made the mark.
bool SaysTheSame(const Mark& mark, const Mark& other);

// What the state of a session allows. A session is opened when PLANNED, recorded
// and locked when OPEN.
absl::Status RequireState(const Session& session, SessionState state, std::string_view event);
absl::Status RequireOpenable(const Session& session);
absl::Status RequireRecordable(const Session& session);
absl::Status RequireLockable(const Session& session);

// The version behind an etag that EtagOf made.
std::optional<std::int64_t> VersionOf(std::string_view etag);

absl::Status RegisterLocked(const SessionName& session);
absl::Status RegisterNotOpen(const SessionName& session, SessionState state);
absl::Status MarksMissing(const SessionName& session, std::int64_t unmarked_count);
// FIELD_INVALID, with those of whom nothing of the session would be left.
absl::Status ExceptionsInvalid(const std::vector<FieldProblem>& problems,
                               const std::vector<EnrolmentName>& proposed_absent);
absl::Status NotOnRoster(const EnrolmentName& enrolment, const SessionName& session);
// ETAG_MISMATCH, with the trainees whose marks changed since the version was read.
absl::Status RegisterChanged(const Session& session, const std::vector<EnrolmentName>& changed);

}  // namespace ecloserie::domain

#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "domain/civil_date.h"
#include "domain/name.h"
#include "domain/outcome.h"
#include "domain/person.h"
#include "domain/session_plan.h"
#include "domain/words.h"

namespace ecloserie::domain {

enum class EnrolmentState {
  kExpected,
  kActive,
  kSuspended,
  kCompleted,
  kWithdrawn,
  kTransferred,
  kExcluded,
  kNoShow,
  kCancelled,
};

constexpr auto Words(EnrolmentState) {
  using enum EnrolmentState;
  return std::to_array<Word<EnrolmentState>>({
      {kExpected, "EXPECTED"},
      {kActive, "ACTIVE"},
      {kSuspended, "SUSPENDED"},
      {kCompleted, "COMPLETED"},
      {kWithdrawn, "WITHDRAWN"},
      {kTransferred, "TRANSFERRED"},
      {kExcluded, "EXCLUDED"},
      {kNoShow, "NO_SHOW"},
      {kCancelled, "CANCELLED"},
  });
}

// What can happen to an enrolment. Enrolling and re-entering begin one.
enum class EnrolmentEvent {
  kEnrol,
  kReenter,
  kStart,
  kNoShow,
  kCancel,
  kSuspend,
  kResume,
  kSwitch,
  kWithdraw,
  kExclude,
  kComplete,
  kTransfer,
};

constexpr auto Words(EnrolmentEvent) {
  using enum EnrolmentEvent;
  return std::to_array<Word<EnrolmentEvent>>({
      {kEnrol, "enrol"},
      {kReenter, "reenter"},
      {kStart, "start"},
      {kNoShow, "no_show"},
      {kCancel, "cancel"},
      {kSuspend, "suspend"},
      {kResume, "resume"},
      {kSwitch, "switch"},
      {kWithdraw, "withdraw"},
      {kExclude, "exclude"},
      {kComplete, "complete"},
      {kTransfer, "transfer"},
  });
}

// The state after the event, or a refusal that names the state and the events
// allowed from it. To re-enter is an event of a spell that is over, and answers
// with the state in which the next one begins.
absl::StatusOr<EnrolmentState> StateAfter(EnrolmentState from, EnrolmentEvent event);

// A dated spell of a person in a cohort; its bounds are half-days, inclusive.
struct Enrolment {
  EnrolmentName name;
  CohortName cohort;
  PersonName person;
  ApplicationName application;
  EnrolmentState state = EnrolmentState::kExpected;
  HalfDay entry;
  std::optional<HalfDay> exit;
  std::int64_t seat_price_cents = 0;  // frozen when enrolled
  std::int64_t version = 1;

  bool operator==(const Enrolment&) const = default;
};

// A dated piece of an enrolment: where the trainee belongs, and how it is taught.
// It is void when it counts for nothing: the spell ended before the piece began,
// or nobody came.
struct Placement {
  TrackName track;
  TrackMode mode = TrackMode::kBlended;
  HalfDay first;
  std::optional<HalfDay> last;
  bool is_void = false;
  std::int64_t version = 1;

  bool operator==(const Placement&) const = default;
};

// An agreed absence; void when the spell ended before it began.
struct Suspension {
  HalfDay first;
  std::optional<HalfDay> last;
  std::string reason_code;
  bool is_void = false;
  std::int64_t version = 1;

  bool operator==(const Suspension&) const = default;
};

// One event in the life of an enrolment; written once, never changed.
struct EnrolmentTransition {
  std::int64_t ordinal = 1;
  EnrolmentEvent event = EnrolmentEvent::kEnrol;
  std::optional<EnrolmentState> from;
  EnrolmentState to = EnrolmentState::kExpected;
  std::string actor;
  absl::Time at;
  std::optional<HalfDay> effective;  // of whoever leaves, the last half-day
  std::string reason_code;
  std::string note;
};

// How somebody goes on in another school. Whoever there knows the id may take the
// trainee over; nobody can guess it.
struct Transfer {
  std::string id;  // the slug of the school that tells it, a dot, and what was drawn
  std::string to_school;
};

// Of schools that share a network each has its own rows: the id says whose it is.
std::string SchoolOfTransfer(const std::string& transfer_id);

// The enrolment with everything that is shown of it.
struct EnrolmentFile {
  Enrolment enrolment;
  Person trainee;
  std::vector<Placement> placements;
  std::vector<Suspension> suspensions;
  std::vector<Outcome> outcomes;
  std::optional<Transfer> transfer;
};

}  // namespace ecloserie::domain

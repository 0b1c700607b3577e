#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "domain/justified_minutes.h"
#include "domain/name.h"
#include "domain/person.h"
#include "domain/words.h"

namespace ecloserie::domain {

enum class JustificationCategory {
  kSickNote,
  kWorkAccident,
  kPublicSummons,
  kJobInterview,
  kFamilyEvent,
  kForceMajeure,
  kTransport,
  kOther,
};

constexpr auto Words(JustificationCategory) {
  using enum JustificationCategory;
  return std::to_array<Word<JustificationCategory>>({
      {kSickNote, "SICK_NOTE"},
      {kWorkAccident, "WORK_ACCIDENT"},
      {kPublicSummons, "PUBLIC_SUMMONS"},
      {kJobInterview, "JOB_INTERVIEW"},
      {kFamilyEvent, "FAMILY_EVENT"},
      {kForceMajeure, "FORCE_MAJEURE"},
      {kTransport, "TRANSPORT"},
      {kOther, "OTHER"},
  });
}

// SUBMITTED -> ACCEPTED or REJECTED; WITHDRAWN from SUBMITTED and ACCEPTED.
enum class JustificationState { kSubmitted, kAccepted, kRejected, kWithdrawn };

constexpr auto Words(JustificationState) {
  using enum JustificationState;
  return std::to_array<Word<JustificationState>>({
      {kSubmitted, "SUBMITTED"},
      {kAccepted, "ACCEPTED"},
      {kRejected, "REJECTED"},
      {kWithdrawn, "WITHDRAWN"},
  });
}

enum class JustificationEvent { kAccept, kReject, kWithdraw };

constexpr auto Words(JustificationEvent) {
  using enum JustificationEvent;
  return std::to_array<Word<JustificationEvent>>(
      {{kAccept, "accept"}, {kReject, "reject"}, {kWithdraw, "withdraw"}});
}

// The state after the event, or a refusal that names the state and the events allowed
// from it.
absl::StatusOr<JustificationState> StateAfter(JustificationState from, JustificationEvent event);

// A reason for absence over an interval. It overlaps marks and other justifications, and
// writes neither: how marks read under it is worked out (domain/justified_minutes).
struct Justification {
  JustificationName name;
  CohortName cohort;
  EnrolmentName enrolment;
  WallInterval interval;
  JustificationCategory category = JustificationCategory::kOther;
  JustificationState state = JustificationState::kSubmitted;
  std::string document_digest;  // in hexadecimal; sealed in the store, as the notes are
  std::string note;
  std::string submitted_by;
  absl::Time submitted_at;
  std::string decided_by;  // by whoever took it back, too
  std::optional<absl::Time> decided_at;
  std::string decision_note;
  std::int64_t version = 1;
};

// A justification beside the trainee, as it is shown.
struct JustificationFile {
  Justification justification;
  Person trainee;
};

// Ends after it begins, and within 366 days.
absl::Status RequireInterval(const WallInterval& interval);

}  // namespace ecloserie::domain

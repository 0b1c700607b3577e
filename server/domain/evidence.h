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
#include "domain/civil_date.h"
#include "domain/name.h"
#include "domain/person.h"
#include "domain/proof_of_presence.h"
#include "domain/words.h"

namespace ecloserie::domain {

// What is imported is PROPOSED, and counts for nothing until staff confirm it. What was
// decided can be decided the other way: every version stays readable.
enum class EvidenceState { kProposed, kConfirmed, kRejected };

constexpr auto Words(EvidenceState) {
  using enum EvidenceState;
  return std::to_array<Word<EvidenceState>>(
      {{kProposed, "PROPOSED"}, {kConfirmed, "CONFIRMED"}, {kRejected, "REJECTED"}});
}

enum class EvidenceEvent { kConfirm, kReject };

constexpr auto Words(EvidenceEvent) {
  using enum EvidenceEvent;
  return std::to_array<Word<EvidenceEvent>>({{kConfirm, "confirm"}, {kReject, "reject"}});
}

// The state after the event, or a refusal that names the state and the events allowed
// from it.
absl::StatusOr<EvidenceState> StateAfter(EvidenceState from, EvidenceEvent event);

// One piece of evidence of one half-day. It never writes a mark.
struct Evidence {
  EvidenceName name;
  CohortName cohort;
  EnrolmentName enrolment;
  HalfDay at;
  EvidenceKind kind = EvidenceKind::kStaffAttest;
  absl::Time observed_at;
  std::optional<std::int64_t> minutes;
  std::string document_digest;  // in hexadecimal; sealed in the store, as the note is
  std::string source;
  std::optional<std::string> external_ref;  // unique in the source
  std::string note;
  EvidenceState state = EvidenceState::kProposed;
  std::string recorded_by;
  absl::Time recorded_at;
  std::string decided_by;
  std::optional<absl::Time> decided_at;
  std::int64_t version = 1;
};

// Whether both tell of the same, whatever was decided or noted about it.
bool TellTheSame(const Evidence& left, const Evidence& right);

// Evidence beside the trainee, as it is shown.
struct EvidenceFile {
  Evidence evidence;
  Person trainee;
};

// What a decision was about, as requests remember it.
struct EvidenceNames {
  std::vector<EvidenceName> names;

  std::string ToString() const;
  static std::optional<EvidenceNames> Parse(std::string_view text);
};

absl::Status NoRemoteHalfDay(const HalfDay& at);
absl::Status HalfDayToCome(const HalfDay& at);

}  // namespace ecloserie::domain

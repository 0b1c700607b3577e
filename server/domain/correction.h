#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "domain/name.h"
#include "domain/register.h"
#include "domain/words.h"

namespace ecloserie::domain {

struct CorrectionKind {
  static constexpr std::string_view kCollection = "corrections";
  static constexpr std::string_view kPattern = "schools/{school}/corrections/{correction}";
};
using CorrectionName = IdName<CorrectionKind>;

// PROPOSED -> APPLIED or REFUSED; APPLIED at once where nobody has to agree.
enum class CorrectionState { kProposed, kApplied, kRefused };

constexpr auto Words(CorrectionState) {
  return std::to_array<Word<CorrectionState>>({{CorrectionState::kProposed, "PROPOSED"},
                                               {CorrectionState::kApplied, "APPLIED"},
                                               {CorrectionState::kRefused, "REFUSED"}});
}

enum class CorrectionDecision { kApprove, kRefuse };

constexpr auto Words(CorrectionDecision) {
  return std::to_array<Word<CorrectionDecision>>(
      {{CorrectionDecision::kApprove, "APPROVE"}, {CorrectionDecision::kRefuse, "REFUSE"}});
}

// A change of one mark after the lock.
struct Correction {
  CorrectionName name;
  SessionName session;
  Mark before;  // As it was when the correction was proposed; UNMARKED of version 0, too.
  Mark after;   // What it is to say, and from when on it did.
  std::string reason_code;
  std::string note;  // About the trainee.
  CorrectionState state = CorrectionState::kProposed;
  std::string proposed_by;
  absl::Time proposed_at;
  std::string decided_by;  // Empty where nobody had to agree, and until somebody did.
  std::optional<absl::Time> decided_at;
  std::int64_t version = 1;
};

// A register is corrected once it is LOCKED, and recorded until then.
absl::Status RequireCorrectable(const Session& session);

// The next version of the mark. Refused when what is said breaks a rule of the
// session, or is what the mark says already. Keeps the channel unless it is said.
absl::StatusOr<Mark> CorrectedMark(const Session& session, const Mark& before,
                                   const MarkException& said);

// Open still, and not the decision of whoever proposed it.
absl::Status RequireDecidable(const Correction& correction, const std::string& actor);
// What is agreed to is the change that was proposed, and not another.
absl::Status RequireStillSays(const Correction& correction, const Mark& now);

}  // namespace ecloserie::domain

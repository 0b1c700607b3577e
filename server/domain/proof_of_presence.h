#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "domain/words.h"

namespace ecloserie::domain {

// What shows that somebody worked through a half-day at a distance.
enum class EvidenceKind {
  kWorkSubmitted,
  kAssessment,
  kCoachingContact,
  kVirtualClass,
  kConnectionLog,
  kStaffAttest,
};

constexpr auto Words(EvidenceKind) {
  using enum EvidenceKind;
  return std::to_array<Word<EvidenceKind>>({
      {kWorkSubmitted, "WORK_SUBMITTED"},
      {kAssessment, "ASSESSMENT"},
      {kCoachingContact, "COACHING_CONTACT"},
      {kVirtualClass, "VIRTUAL_CLASS"},
      {kConnectionLog, "CONNECTION_LOG"},
      {kStaffAttest, "STAFF_ATTEST"},
  });
}

// What a policy asks of a half-day at a distance: so many pieces of evidence of these
// kinds.
struct ProofRule {
  std::vector<EvidenceKind> kinds;
  std::int64_t count = 1;
};

// One piece of any kind that shows work: a connection log never does.
ProofRule DefaultProofRule();

// Whether the confirmed evidence of one half-day proves it. A connection log counts only
// beside something else, whatever the rule lists: it shows that a machine was on.
bool IsProven(const std::vector<EvidenceKind>& confirmed, const ProofRule& rule);

}  // namespace ecloserie::domain

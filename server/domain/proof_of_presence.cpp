#include "domain/proof_of_presence.h"

#include <algorithm>

namespace ecloserie::domain {

ProofRule DefaultProofRule() {
  using enum EvidenceKind;
  return {.kinds = {kWorkSubmitted, kAssessment, kCoachingContact, kVirtualClass, kStaffAttest},
          .count = 1};
}

bool IsProven(const std::vector<EvidenceKind>& confirmed, const ProofRule& rule) {
  const auto is_asked_for = [&rule](EvidenceKind kind) {
    return std::ranges::find(rule.kinds, kind) != rule.kinds.end();
  };
  const auto shows_work = [&](EvidenceKind kind) {
    return kind != EvidenceKind::kConnectionLog && is_asked_for(kind);
  };
  return std::ranges::count_if(confirmed, is_asked_for) >= rule.count &&
         std::ranges::any_of(confirmed, shows_work);
}

}  // namespace ecloserie::domain

#pragma once

#include <cstdint>
#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

#include "ecloserie/result.h"

namespace ecloserie {

// Verifies an exported journal without a server and without its code: what is hashed
// and signed, and what that proves, is written down in docs/audit-format.md.

// The newest seal of a school as somebody else wrote it down: who keeps one can tell
// that what lies before it was never rewritten.
struct AuditHead {
  std::string school;
  std::int64_t number = 0;
  std::string hash;  // 64 hexadecimal digits

  bool operator==(const AuditHead&) const = default;
};

// What the verifier knows from elsewhere.
struct AuditExpectations {
  std::string public_key;  // 64 hexadecimal digits; empty when it is not known
  // Of this school, and of others, which do not count; when there are any, one at least
  // has to be of this one.
  std::vector<AuditHead> heads;
};

struct AuditFindings {
  std::string school;
  std::string public_key;
  std::int64_t rows_count = 0;
  std::int64_t sealed_rows_count = 0;
  std::int64_t seals_count = 0;
  std::optional<AuditHead> head;  // the newest seal of the export
  bool is_key_pinned = false;
  std::int64_t heads_count = 0;  // of those expected that were found
  // The first thing that does not hold, with its line; empty when all does.
  std::string first_break;

  bool IsSound() const { return first_break.empty(); }
};

// Reads to the end, or to the first break. Never throws for what it reads.
AuditFindings VerifyAudit(std::istream& exported, const AuditExpectations& expectations);

// Lines of SCHOOL NUMBER HASH; empty lines and those that begin with # do not count.
Result<std::vector<AuditHead>> ParseHeads(std::istream& text);

}  // namespace ecloserie

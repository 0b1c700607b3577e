#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "domain/environment.h"
#include "domain/journal.h"

namespace ecloserie::domain {

// Closes a range of a school's journal: what stands in it, and what stood before it,
// cannot be another without another hash here.
struct Seal {
  std::string school;
  std::int64_t number = 0;
  Digest previous{};  // the hash of the seal before; zeros for the first
  std::int64_t first_sequence = 0;
  std::int64_t last_sequence = 0;
  std::int64_t rows_count = 0;
  Digest root{};
  absl::Time sealed_at;
  PublicKey public_key{};
  Signature signature{};
};

// The seal as it is hashed and signed: docs/audit-format.md.
std::string TextOf(const Seal& seal);
Digest HashOf(const Seal& seal);

// The seal of these rows, which follow `previous` and end with `last_sequence`.
Seal SealRows(const Environment& environment, const std::string& school,
              const std::optional<Seal>& previous, const std::vector<JournalRow>& rows,
              std::int64_t last_sequence);

// What is wrong with a seal, given the one before and the rows that lie in its range;
// nothing when it holds.
std::optional<std::string> FindBreak(const Seal& seal, const std::optional<Seal>& previous,
                                     const std::vector<JournalRow>& rows);

}  // namespace ecloserie::domain

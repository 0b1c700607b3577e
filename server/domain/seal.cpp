#include "domain/seal.h"

#include "absl/strings/str_cat.h"
#include "domain/hash.h"
#include "domain/merkle.h"

namespace ecloserie::domain {
namespace {

Digest RootOf(const std::vector<JournalRow>& rows) {
  std::vector<Digest> leaves;
  leaves.reserve(rows.size());
  for (const JournalRow& row : rows) leaves.push_back(LeafOf(TextOf(row)));
  return MerkleRoot(leaves);
}

}  // namespace

std::string TextOf(const Seal& seal) {
  return absl::StrCat("ecloserie-seal-1\n", seal.school, "\n", seal.number, "\n",
                      ToHex(seal.previous), "\n", seal.first_sequence, "\n", seal.last_sequence,
                      "\n", seal.rows_count, "\n", ToHex(seal.root), "\n",
                      absl::ToUnixMicros(seal.sealed_at), "\n", ToHex(seal.public_key));
}

Digest HashOf(const Seal& seal) { return Sha256(TextOf(seal)); }

Seal SealRows(const Environment& environment, const std::string& school,
              const std::optional<Seal>& previous, const std::vector<JournalRow>& rows,
              std::int64_t last_sequence) {
  Seal seal{.school = school,
            .number = previous ? previous->number + 1 : 1,
            .first_sequence = previous ? previous->last_sequence + 1 : 1,
            .last_sequence = last_sequence,
            .rows_count = static_cast<std::int64_t>(rows.size()),
            .root = RootOf(rows),
            .sealed_at = environment.Now(),
            .public_key = environment.VerifyKey()};
  if (previous) seal.previous = HashOf(*previous);
  seal.signature = environment.Sign(TextOf(seal));
  return seal;
}

std::optional<std::string> FindBreak(const Seal& seal, const std::optional<Seal>& previous,
                                     const std::vector<JournalRow>& rows) {
  if (seal.number != (previous ? previous->number + 1 : 1)) return "a seal before it is missing";
  if (seal.previous != (previous ? HashOf(*previous) : Digest{})) {
    return "the seal before it is another one";
  }
  if (seal.first_sequence != (previous ? previous->last_sequence + 1 : 1)) {
    return "it does not begin where the seal before it ends";
  }
  if (seal.rows_count != static_cast<std::int64_t>(rows.size())) {
    return absl::StrCat("it covers ", seal.rows_count, " rows, and there are ", rows.size());
  }
  if (seal.root != RootOf(rows)) return "a row in its range is not what was sealed";
  if (!IsSignedBy(seal.public_key, TextOf(seal), seal.signature)) return "its signature is wrong";
  return std::nullopt;
}

}  // namespace ecloserie::domain

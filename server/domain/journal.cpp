#include "domain/journal.h"

#include "absl/strings/str_cat.h"
#include "domain/hash.h"

namespace ecloserie::domain {

std::string TextOf(const JournalRow& row) {
  return absl::StrCat(row.school, "\n", row.position.sequence, "\n", row.position.ordinal, "\n",
                      absl::ToUnixMicros(row.at), "\n", row.principal, "\n", row.method, "\n",
                      row.request_id, "\n", row.kind, "\n", row.resource, "\n", row.version, "\n",
                      ToHex(row.commitment));
}

Digest SaltOf(const Environment& environment, const std::string& school,
              const JournalPosition& position) {
  return environment.KeyedDigest(
      "commitment", absl::StrCat(school, "\n", position.sequence, "\n", position.ordinal));
}

}  // namespace ecloserie::domain

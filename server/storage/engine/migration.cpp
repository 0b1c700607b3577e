#include "storage/engine/migration.h"

#include <string>

#include "domain/hash.h"
#include "storage/rows.h"

namespace ecloserie::storage::engine {

std::int64_t MarkOf(std::span<const Migration> steps) {
  std::string texts;
  for (const Migration& step : steps) texts += std::string(step.name) + "\n" + step.sql + "\n";
  const domain::Digest digest = domain::Sha256(texts);
  return (digest[0] & 0x7F) << 24 | digest[1] << 16 | digest[2] << 8 | digest[3];
}

void RequireOurs(std::span<const Migration> steps, std::int64_t version, std::int64_t mark) {
  const auto newest = static_cast<std::int64_t>(steps.size());
  if (version < 0 || version > newest) {
    throw StoreDefect("the database has schema version " + std::to_string(version) +
                      ", this server knows " + std::to_string(newest) +
                      ": run the server that wrote it, or a newer one");
  }
  if (version > 0 && mark != MarkOf(steps.first(static_cast<std::size_t>(version)))) {
    throw StoreDefect("the database has schema version " + std::to_string(version) +
                      " of a development version, which was another: nothing was released "
                      "with it; move it away and make a new one");
  }
}

}  // namespace ecloserie::storage::engine

#pragma once

#include <cstdint>
#include <string>

#include "absl/time/time.h"
#include "domain/environment.h"

namespace ecloserie::domain {

// Where in a school's record a row stands: the unit of work, and which of its rows.
struct JournalPosition {
  std::int64_t sequence = 0;
  std::int64_t ordinal = 0;

  auto operator<=>(const JournalPosition&) const = default;
};

// Who did what, when, to which version of what.
struct JournalRow {
  std::string school;
  JournalPosition position;
  absl::Time at;
  std::string principal;
  std::string method;
  std::string request_id;
  std::string kind;  // CREATED, UPDATED or ERASED
  std::string resource;
  std::int64_t version = 0;
  Digest commitment{};  // to the content of the version
};

// The row as it is hashed: docs/audit-format.md.
std::string TextOf(const JournalRow& row);

// What keeps a commitment from being guessed. It is derived and not stored; one can be
// told for one row.
Digest SaltOf(const Environment& environment, const std::string& school,
              const JournalPosition& position);

}  // namespace ecloserie::domain

#pragma once

#include <cstdint>
#include <span>

namespace ecloserie::storage::engine {

// One step of a schema. Its place in the list is the version that it brings the schema
// to, the same for every engine.
struct Migration {
  const char* name;  // NNNN_what
  const char* sql;
};

// What a database remembers of the steps that made it: 31 bits of a digest of their
// texts. A step that was edited since makes another.
std::int64_t MarkOf(std::span<const Migration> steps);

// Throws StoreDefect when the version is newer than we are, or was made by other
// steps than ours (docs/decisions/0011).
void RequireOurs(std::span<const Migration> steps, std::int64_t version, std::int64_t mark);

}  // namespace ecloserie::storage::engine

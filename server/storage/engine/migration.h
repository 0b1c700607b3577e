#pragma once

namespace ecloserie::storage::engine {

// One step of a schema: appended, never edited. Its place in the list is the
// version that it brings the schema to, the same for every engine.
struct Migration {
  const char* name;  // NNNN_what
  const char* sql;
};

}  // namespace ecloserie::storage::engine

#pragma once

#include "source_tree.h"

namespace ecloserie::architecture {

// Statements that only one engine understands, or understands differently, and
// statements that the portability test could not find: in a store every one is
//   constexpr Sql kName{R"sql(...)sql"};
// and stands in that file's kStatements; a driver has none about our tables. The
// rules are those of server/storage/README.md.
Findings UnportableStatements(const SourceTree& tree);

}  // namespace ecloserie::architecture

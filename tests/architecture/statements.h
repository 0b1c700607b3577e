#pragma once

#include "source_tree.h"

namespace ecloserie::architecture {

// Statements of the stores that only one engine understands, or understands
// differently, and statements that the portability test could not find:
// in server/storage/*.cpp every one is
//   constexpr Sql kName{R"sql(...)sql"};
// and stands in that file's kStatements. The rules are those of the portable
// subset: $n parameters, explicit columns, no dates, no LIKE, no rowid, no
// answer that depends on a collation or on an engine's types.
Findings UnportableStatements(const SourceTree& tree);

}  // namespace ecloserie::architecture

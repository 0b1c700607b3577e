#pragma once

#include "source_tree.h"

namespace ecloserie::architecture {

inline constexpr int kFileLinesMax = 400;
inline constexpr int kFunctionLinesMax = 50;

// Files over 400 lines and functions over 50. There is no list of exceptions:
// what outgrows a limit has a noun that wants to leave.
Findings Oversized(const SourceTree& tree);

}  // namespace ecloserie::architecture

#pragma once

#include "source_tree.h"

namespace ecloserie::architecture {

// Includes that run against the arrows
//   rpc -> usecases -> storage -> domain -> (std, Abseil)
//   cli-client -> client-sdk's public headers -> messages
// and folders of the server that are no room at all.
Findings BrokenArrows(const SourceTree& tree);

// The same for the lines of server/CMakeLists.txt that link one room to another.
Findings BrokenLinks(const SourceTree& tree);

}  // namespace ecloserie::architecture

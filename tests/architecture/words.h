#pragma once

#include <string_view>

#include "source_tree.h"

namespace ecloserie::architecture {

// Words in the code of a room that may not say them: SQL outside of storage, the
// engine's classes outside of its driver, gRPC outside of its faces, floating
// point where money and minutes pass, and "using namespace" anywhere.
Findings BannedWords(const SourceTree& tree);

// Files, folders, types and messages whose name says nothing: *Impl, *Base,
// *Helper*, *Util*, *Common*, *Manager*.
Findings BannedNames(const SourceTree& tree);

// The text of a literal is a statement, or a good part of one.
bool LooksLikeSql(std::string_view text);

}  // namespace ecloserie::architecture

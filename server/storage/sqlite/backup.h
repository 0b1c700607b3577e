#pragma once

#include <string>

namespace ecloserie::storage::sqlite {

// Copies a database as it is at one moment, while a server may be writing to it. The
// copy has its name only once it is on the disk and was found sound; until then it is
// called TO.unfinished. Throws StoreDefect or EngineError; nothing is overwritten.
void Backup(const std::string& from, const std::string& to);

}  // namespace ecloserie::storage::sqlite

#pragma once

#include <string>

namespace ecloserie {

// `ecloserie-server backup`: a copy of an SQLite file, which a server may be writing to.
// Throws when there can be none.
int Backup(const std::string& database, const std::string& to);

}  // namespace ecloserie

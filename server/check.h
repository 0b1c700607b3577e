#pragma once

#include <string>

namespace ecloserie {

// `ecloserie-server check`: tells every finding in a line and ends with a table. 0 when
// there are none, 1 otherwise. Throws when the database cannot be looked at.
int Check(const std::string& database, const std::string& key_file);

}  // namespace ecloserie

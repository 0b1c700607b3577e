#pragma once

#include <memory>
#include <string>
#include <vector>

#include "storage/database.h"

namespace ecloserie::storage::sqlite {

// What SQLite finds wrong with a file, one sentence each; nothing when it is sound.
struct Damage {
  std::vector<std::string> pages;         // integrity_check
  std::vector<std::string> foreign_keys;  // rows that refer to nothing
};
Damage FindDamage(const std::string& path);

// The version of the file's schema. Throws StoreDefect when no version of this
// program made it, or only a newer one.
int SchemaVersionOf(const std::string& path);

// A file that a server may have open. Throws StoreDefect when it is missing or its
// schema is another than this program's.
std::unique_ptr<Database> OpenForReading(const std::string& path);

}  // namespace ecloserie::storage::sqlite

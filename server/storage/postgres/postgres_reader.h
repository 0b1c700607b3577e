#pragma once

#include <memory>
#include <string>

#include "storage/database.h"

namespace ecloserie::storage::postgres {

// A database that servers may be writing to. Throws StoreDefect or EngineError when
// it cannot be reached, or its schema is another than this program's.
std::unique_ptr<Database> OpenForReading(const std::string& address);

}  // namespace ecloserie::storage::postgres

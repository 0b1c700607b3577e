#pragma once

#include <SQLiteCpp/Exception.h>

#include <string>

#include "storage/database.h"

namespace ecloserie::storage::sqlite {

// The outcome of work that was not kept.
Outcome Failed(StoreFault fault, std::string detail = {});

// What an error of the engine means, whoever met it.
Outcome FailedBy(const SQLite::Exception& error);

}  // namespace ecloserie::storage::sqlite

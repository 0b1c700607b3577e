#pragma once

#include <SQLiteCpp/Exception.h>

#include "storage/engine/failure.h"

namespace ecloserie::storage::sqlite {

// What an error of SQLite's means.
engine::EngineError Meaning(const SQLite::Exception& error);

}  // namespace ecloserie::storage::sqlite

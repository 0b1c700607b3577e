#include "storage/sqlite/failure.h"

#include <sqlite3.h>

#include <utility>

namespace ecloserie::storage::sqlite {
namespace {

StoreFault FaultOf(int code) {
  switch (code) {
    case SQLITE_FULL:
      return StoreFault::kFull;
    case SQLITE_IOERR:
    case SQLITE_CORRUPT:
    case SQLITE_CANTOPEN:
    case SQLITE_NOMEM:
    case SQLITE_BUSY:
      return StoreFault::kAway;
    default:
      return StoreFault::kDefect;
  }
}

}  // namespace

Outcome Failed(StoreFault fault, std::string detail) {
  return {.kind = OutcomeKind::kFailed, .fault = fault, .detail = std::move(detail)};
}

Outcome FailedBy(const SQLite::Exception& error) {
  return Failed(FaultOf(error.getErrorCode()), error.what());
}

}  // namespace ecloserie::storage::sqlite

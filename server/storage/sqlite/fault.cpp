#include "storage/sqlite/fault.h"

#include <sqlite3.h>

namespace ecloserie::storage::sqlite {
namespace {

using engine::EngineFault;

EngineFault FaultOfConstraint(int extended_code) {
  switch (extended_code) {
    case SQLITE_CONSTRAINT_UNIQUE:
    case SQLITE_CONSTRAINT_PRIMARYKEY:
      return EngineFault::kUnique;
    case SQLITE_CONSTRAINT_FOREIGNKEY:
      return EngineFault::kForeignKey;
    case SQLITE_CONSTRAINT_CHECK:
      return EngineFault::kCheck;
    case SQLITE_CONSTRAINT_NOTNULL:
      return EngineFault::kNotNull;
    case SQLITE_CONSTRAINT_TRIGGER:
      return EngineFault::kTrigger;
    default:
      return EngineFault::kDefect;
  }
}

EngineFault FaultOf(int code, int extended_code) {
  switch (code) {
    case SQLITE_CONSTRAINT:
      return FaultOfConstraint(extended_code);
    case SQLITE_BUSY:
      return EngineFault::kContended;
    case SQLITE_FULL:
      return EngineFault::kFull;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return EngineFault::kCorrupt;
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
    case SQLITE_NOMEM:
    case SQLITE_READONLY:
      return EngineFault::kAway;
    default:
      return EngineFault::kDefect;
  }
}

}  // namespace

engine::EngineError Meaning(const SQLite::Exception& error) {
  return {FaultOf(error.getErrorCode() & 0xff, error.getExtendedErrorCode()), error.what()};
}

}  // namespace ecloserie::storage::sqlite

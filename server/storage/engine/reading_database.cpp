#include "storage/engine/reading_database.h"

#include "storage/engine/failure.h"

namespace ecloserie::storage::engine {

void ReadingDatabase::Write(WriteWork work) {
  work.done(Failed(StoreFault::kDefect, "the database was opened for reading"));
}

}  // namespace ecloserie::storage::engine

#include "outbox_file.h"

#include <sqlite3.h>

namespace ecloserie {

Result<std::shared_ptr<OutboxFile>> OutboxFile::Open(const std::string& path) {
  auto lock = FileLock::Take(path);
  if (!lock) return tl::unexpected(std::move(lock).error());
  if (auto refusal = MakePrivateFile(path)) return tl::unexpected(*std::move(refusal));
  const std::shared_ptr<OutboxFile> file(new OutboxFile(path, *std::move(lock)));
  if (auto refusal = file->Prepare()) return tl::unexpected(*std::move(refusal));
  return file;
}

std::optional<Error> OutboxFile::Prepare() {
  try {
    database_ = std::make_unique<SQLite::Database>(path_, SQLite::OPEN_READWRITE);
    database_->setBusyTimeout(1000);  // Of somebody who looks into the file by hand.
    // Only an outbox is written to, so that a wrong path does no harm.
    if (auto refusal = MakeTables(*database_, path_)) return refusal;
    database_->exec("PRAGMA journal_mode = WAL");
    database_->exec("PRAGMA synchronous = FULL");
    database_->exec("PRAGMA secure_delete = ON");
  } catch (const SQLite::Exception& fault) {
    return FaultOf(fault);
  }
  return std::nullopt;
}

std::optional<Error> OutboxFile::Wipe() {
  const std::lock_guard lock(mutex_);
  try {
    database_->exec("PRAGMA wal_checkpoint(TRUNCATE)");
  } catch (const SQLite::Exception& fault) {
    return FaultOf(fault);
  }
  return std::nullopt;
}

Error OutboxFile::FaultOf(const SQLite::Exception& fault) const {
  if (fault.getErrorCode() == SQLITE_NOTADB) {
    return {.code = Code::kInvalidArgument, .message = path_ + " is no outbox"};
  }
  return {.code = Code::kInternal,
          .message = "the outbox " + path_ + " cannot be used: " + fault.getErrorStr()};
}

}  // namespace ecloserie

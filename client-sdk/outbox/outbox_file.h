#pragma once

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>
#include <SQLiteCpp/Transaction.h>

#include <memory>
#include <mutex>
#include <string>
#include <type_traits>
#include <utility>

#include "ecloserie/result.h"
#include "file_lock.h"
#include "outbox_rows.h"

namespace ecloserie {

// The file of an outbox while a process has it.
class OutboxFile {
 public:
  static Result<std::shared_ptr<OutboxFile>> Open(const std::string& path);

  // Does `work` on the rows, all or nothing: what it refuses leaves no trace, and what
  // it returns is on the disk.
  template <class Work>
  std::invoke_result_t<Work, OutboxRows&> Do(const Work& work) {
    const std::lock_guard lock(mutex_);
    try {
      SQLite::Transaction unit(*database_, SQLite::TransactionBehavior::IMMEDIATE);
      OutboxRows rows(*database_);
      auto result = work(rows);
      if (result) unit.commit();
      return result;
    } catch (const SQLite::Exception& fault) {
      return tl::unexpected(FaultOf(fault));
    }
  }

  // Takes what was deleted out of the log too.
  std::optional<Error> Wipe();

  // Held while items are on the wire, so that none is there twice.
  std::mutex& sending() { return sending_; }

 private:
  OutboxFile(std::string path, FileLock lock) : path_(std::move(path)), lock_(std::move(lock)) {}

  std::optional<Error> Prepare();
  Error FaultOf(const SQLite::Exception& fault) const;

  const std::string path_;
  FileLock lock_;  // Outlives the connection.
  std::unique_ptr<SQLite::Database> database_;
  std::mutex mutex_;
  std::mutex sending_;
};

}  // namespace ecloserie

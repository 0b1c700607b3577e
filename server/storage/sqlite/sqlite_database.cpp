#include "storage/sqlite/sqlite_database.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include "storage/rows.h"
#include "storage/sqlite/fault.h"
#include "storage/sqlite/migrations.h"

namespace ecloserie::storage::sqlite {

FileLock::FileLock(const std::string& path)
    : descriptor_(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600)) {
  if (descriptor_ < 0) throw StoreDefect("cannot open the lock file " + path);
  if (::flock(descriptor_, LOCK_EX | LOCK_NB) != 0) {
    ::close(descriptor_);
    throw StoreDefect("another server has the database open (" + path + ")");
  }
}

FileLock::~FileLock() { ::close(descriptor_); }

SqliteDatabase::SqliteDatabase(const SqliteOptions& options) : lock_(options.path + ".lock") {
  auto connection = std::make_unique<Connection>(options.path, Connection::Mode::kReadWrite);
  try {
    Migrate(connection->database(), EmbeddedMigrations());
  } catch (const SQLite::Exception& error) {
    throw Meaning(error);
  }
  writer_ = std::make_unique<Writer>(options.path, std::move(connection), fence_, options.writer);
  readers_ = std::make_unique<engine::ReaderPool>(
      [path = options.path](absl::Time) {
        return std::make_unique<Connection>(path, Connection::Mode::kReadOnly);
      },
      fence_, options.readers);
}

void SqliteDatabase::Stop() {
  readers_->Stop();
  writer_->Stop();
}

}  // namespace ecloserie::storage::sqlite

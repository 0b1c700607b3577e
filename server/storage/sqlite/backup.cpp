#include "storage/sqlite/backup.h"

#include <SQLiteCpp/Backup.h>
#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <system_error>

#include "storage/rows.h"
#include "storage/sqlite/connection.h"
#include "storage/sqlite/fault.h"
#include "storage/sqlite/soundness.h"
#include "storage/sqlite/sqlite_database.h"

namespace ecloserie::storage::sqlite {
namespace {

[[noreturn]] void Fail(const std::string& what) {
  throw StoreDefect(what + ": " + std::generic_category().message(errno));
}

// What a backup that was killed has left.
void Empty(const std::string& path) {
  if (::truncate(path.c_str(), 0) != 0) Fail("cannot empty " + path);
  for (const char* beside : {"-journal", "-wal", "-shm"}) ::unlink((path + beside).c_str());
}

// All pages in one step, from one snapshot: writers go on, and only the log grows.
void CopyPages(const std::string& from, const std::string& to) {
  Connection source(from, Connection::Mode::kReadOnly);
  try {
    SQLite::Database copy(to, SQLite::OPEN_READWRITE);
    SQLite::Backup backup(copy, source.database());
    if (backup.executeStep(-1) != SQLITE_DONE) {
      throw StoreDefect(from + " is locked by something that is no server of ours");
    }
    // One file, complete in itself; the server that opens it has its log again.
    copy.exec("PRAGMA journal_mode = DELETE");
  } catch (const SQLite::Exception& error) {
    throw Meaning(error);
  }
}

void Sync(const std::string& path, int flags) {
  const int descriptor = ::open(path.c_str(), flags | O_CLOEXEC);
  const bool is_synced = descriptor >= 0 && ::fsync(descriptor) == 0;
  if (descriptor >= 0) ::close(descriptor);
  if (!is_synced) Fail("cannot write " + path + " to the disk");
}

void RequireSound(const std::string& copy, int version) {
  const Damage damage = FindDamage(copy);
  if (!damage.pages.empty()) throw StoreDefect("the copy is damaged: " + damage.pages.front());
  if (!damage.foreign_keys.empty()) throw StoreDefect("the copy: " + damage.foreign_keys.front());
  if (SchemaVersionOf(copy) != version) throw StoreDefect("the copy has another schema");
}

// Nobody else writes under this name meanwhile.
FileLock LockUnfinished(const std::string& unfinished) {
  try {
    return FileLock(unfinished);
  } catch (const StoreDefect&) {
    throw StoreDefect("cannot write " + unfinished + ", or another backup does");
  }
}

}  // namespace

void Backup(const std::string& from, const std::string& to) {
  const int version = SchemaVersionOf(from);
  if (::access(to.c_str(), F_OK) == 0) throw StoreDefect(to + " exists already");
  const std::string unfinished = to + ".unfinished";
  const FileLock lock = LockUnfinished(unfinished);
  try {
    Empty(unfinished);
    CopyPages(from, unfinished);
    Sync(unfinished, O_RDWR);
    RequireSound(unfinished, version);
    if (::renameat2(AT_FDCWD, unfinished.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) != 0) {
      Fail("cannot name the copy " + to);
    }
  } catch (...) {
    ::unlink(unfinished.c_str());
    throw;
  }
  Sync(std::filesystem::absolute(to).parent_path(), O_RDONLY | O_DIRECTORY);
}

}  // namespace ecloserie::storage::sqlite

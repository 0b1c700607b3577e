#include "support/faulty_sync.h"

#include <sqlite3.h>

#include <atomic>
#include <map>
#include <mutex>

namespace ecloserie::tests {
namespace {

std::atomic<int> failures_left = 0;

sqlite3_vfs* Real() {
  static sqlite3_vfs* real = sqlite3_vfs_find("unix");
  return real;
}

// All method tables of the real file system sync alike.
int (*real_sync)(sqlite3_file*, int) = nullptr;

int FaultySync(sqlite3_file* file, int flags) {
  int left = failures_left.load();
  while (left > 0 && !failures_left.compare_exchange_weak(left, left - 1)) {
  }
  return left > 0 ? SQLITE_IOERR_FSYNC : real_sync(file, flags);
}

// The table of the real file, with xSync replaced.
const sqlite3_io_methods* WithFaultySync(const sqlite3_io_methods* real) {
  static std::mutex mutex;
  static std::map<const sqlite3_io_methods*, sqlite3_io_methods> tables;
  const std::lock_guard lock(mutex);
  auto [entry, is_new] = tables.try_emplace(real, *real);
  if (is_new) {
    real_sync = real->xSync;
    entry->second.xSync = FaultySync;
  }
  return &entry->second;
}

int Open(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* flags_out) {
  const int code = Real()->xOpen(Real(), name, file, flags, flags_out);
  if (code == SQLITE_OK && (flags & SQLITE_OPEN_WAL) != 0) {
    file->pMethods = WithFaultySync(file->pMethods);
  }
  return code;
}

}  // namespace

void UseFaultySyncs() {
  static sqlite3_vfs faulty = [] {
    sqlite3_vfs vfs = *Real();
    vfs.zName = "faulty-sync";
    vfs.xOpen = Open;
    vfs.pNext = nullptr;
    return vfs;
  }();
  sqlite3_vfs_register(&faulty, /*makeDflt=*/1);
}

void FailNextWalSyncs(int count) { failures_left = count; }

}  // namespace ecloserie::tests

#pragma once

#include <optional>
#include <string>

#include "ecloserie/result.h"

namespace ecloserie {

// Keeps every other process away from a file, and goes with this process, however
// it ends. The lock is a file beside it: closing a file that SQLite has open would
// take SQLite's own locks away.
class FileLock {
 public:
  static Result<FileLock> Take(const std::string& path);
  ~FileLock();
  FileLock(FileLock&& other) noexcept;
  FileLock(const FileLock&) = delete;
  FileLock& operator=(const FileLock&) = delete;
  FileLock& operator=(FileLock&&) = delete;

 private:
  explicit FileLock(int descriptor) : descriptor_(descriptor) {}

  int descriptor_;
};

// Makes the file, for its owner only, unless it is there. Refuses one that others may
// read.
std::optional<Error> MakePrivateFile(const std::string& path);

}  // namespace ecloserie

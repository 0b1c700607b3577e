#include "file_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

namespace ecloserie {
namespace {

Error Unusable(const std::string& path) {
  return {.code = Code::kInvalidArgument,
          .message = "the outbox " + path +
                     " cannot be opened: " + std::generic_category().message(errno)};
}

int OpenPrivate(const std::string& path) {
  return open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
}

}  // namespace

Result<FileLock> FileLock::Take(const std::string& path) {
  FileLock lock(OpenPrivate(path + ".lock"));
  if (lock.descriptor_ < 0) return tl::unexpected(Unusable(path));
  if (flock(lock.descriptor_, LOCK_EX | LOCK_NB) == 0) return lock;
  if (errno != EWOULDBLOCK) return tl::unexpected(Unusable(path));
  return tl::unexpected(Error{.code = Code::kUnavailable,
                              .message = "another program has the outbox " + path + " open"});
}

FileLock::~FileLock() {
  if (descriptor_ >= 0) close(descriptor_);
}

FileLock::FileLock(FileLock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}

std::optional<Error> MakePrivateFile(const std::string& path) {
  const int descriptor = OpenPrivate(path);
  if (descriptor < 0) return Unusable(path);
  struct stat facts {};
  const bool is_known = fstat(descriptor, &facts) == 0;
  close(descriptor);
  if (is_known && S_ISREG(facts.st_mode) && (facts.st_mode & (S_IRWXG | S_IRWXO)) == 0) {
    return std::nullopt;
  }
  return Error{.code = Code::kInvalidArgument,
               .message = "the outbox " + path +
                          " holds names and is open to others than its owner; chmod 600 it"};
}

}  // namespace ecloserie

#include "file_text.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <system_error>
#include <utility>

namespace ecloserie {
namespace {

constexpr std::size_t kBytesMax = 1 << 20;  // A bundle of every authority there is.

class File {
 public:
  explicit File(const std::string& path) : descriptor_(open(path.c_str(), O_RDONLY | O_CLOEXEC)) {}
  ~File() {
    if (descriptor_ >= 0) close(descriptor_);
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;

  int descriptor() const { return descriptor_; }

 private:
  int descriptor_;
};

enum class Readers { kAnybody, kOwner };

tl::unexpected<Error> Unreadable(const std::string& what, const std::string& path) {
  return tl::unexpected(
      Refusal(what + " " + path + " cannot be read: " + std::generic_category().message(errno)));
}

Result<std::string> Read(const std::string& what, const std::string& path, Readers readers) {
  const File file(path);
  struct stat facts {};
  if (file.descriptor() < 0 || fstat(file.descriptor(), &facts) != 0) return Unreadable(what, path);
  // Asked of the open file, so that nobody swaps it between question and answer.
  if (readers == Readers::kOwner && (facts.st_mode & (S_IRWXG | S_IRWXO)) != 0) {
    return tl::unexpected(
        Refusal(what + " " + path + " is open to others than its owner; chmod 600 it"));
  }
  std::string text;
  std::array<char, 4096> block{};
  while (text.size() <= kBytesMax) {
    const ssize_t count = read(file.descriptor(), block.data(), block.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return Unreadable(what, path);
    if (count == 0) return text;
    text.append(block.data(), static_cast<std::size_t>(count));
  }
  return tl::unexpected(Refusal(what + " " + path + " is longer than any such file"));
}

}  // namespace

Error Refusal(std::string message) {
  return {.code = Code::kInvalidArgument, .message = std::move(message)};
}

Result<std::string> ReadFile(const std::string& what, const std::string& path) {
  return Read(what, path, Readers::kAnybody);
}

Result<std::string> ReadPrivateFile(const std::string& what, const std::string& path) {
  return Read(what, path, Readers::kOwner);
}

}  // namespace ecloserie

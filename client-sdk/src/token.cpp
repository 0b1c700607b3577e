#include "token.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <system_error>
#include <utility>

namespace ecloserie {
namespace {

constexpr std::size_t kTokenBytesMax = 4096;

tl::unexpected<Error> Refuse(std::string message) {
  return tl::unexpected(Error{.code = Code::kInvalidArgument, .message = std::move(message)});
}

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

std::string ReadAll(const File& file) {
  std::string text;
  std::array<char, 1024> block{};
  while (text.size() <= kTokenBytesMax) {
    ssize_t count = read(file.descriptor(), block.data(), block.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) break;
    text.append(block.data(), static_cast<std::size_t>(count));
  }
  return text;
}

Result<std::string> ReadTokenFile(const std::string& path) {
  File file(path);
  struct stat facts {};
  if (file.descriptor() < 0 || fstat(file.descriptor(), &facts) != 0) {
    return Refuse("the token file " + path +
                  " cannot be read: " + std::generic_category().message(errno));
  }
  // Asked of the open file, so that nobody swaps it between question and answer.
  if ((facts.st_mode & (S_IRWXG | S_IRWXO)) != 0) {
    return Refuse("the token file " + path + " is open to others than its owner; chmod 600 it");
  }
  std::string text = ReadAll(file);
  text.erase(text.find_last_not_of(" \t\r\n") + 1);
  if (text.empty()) return Refuse("the token file " + path + " is empty");
  return text;
}

// Anything else would make gRPC abort the process when the header is sent.
bool IsHeaderText(const std::string& token) {
  return token.size() <= kTokenBytesMax &&
         std::all_of(token.begin(), token.end(), [](char c) { return c > ' ' && c <= '~'; });
}

}  // namespace

Result<std::string> ReadToken(const ClientOptions& options) {
  if (!options.token.empty() && !options.token_file.empty()) {
    return Refuse("a token and a token file were given; give one of them");
  }
  Result<std::string> token = options.token;
  if (!options.token_file.empty()) token = ReadTokenFile(options.token_file);
  if (token && !IsHeaderText(*token)) {
    return Refuse("the token is not one: it may hold up to 4,096 visible ASCII characters");
  }
  return token;
}

}  // namespace ecloserie

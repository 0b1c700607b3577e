#include "secret_file.h"

#include <fcntl.h>
#include <google/protobuf/descriptor.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <ostream>
#include <string>
#include <system_error>

namespace ecloserie::cli {
namespace {

using google::protobuf::Message;

std::string PathOf(const FlagTexts& flags) {
  const auto texts = flags.find("secret-file");
  return texts == flags.end() || texts->second.empty() ? "" : texts->second.back();
}

class File {
 public:
  explicit File(const std::string& path)
      : descriptor_(open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600)) {}
  ~File() {
    if (descriptor_ >= 0) close(descriptor_);
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;

  bool IsOpen() const { return descriptor_ >= 0; }
  // One that an attempt before left behind, or a new one.
  bool IsEmptyAndPrivate() const {
    struct stat facts {};
    return fstat(descriptor_, &facts) == 0 && S_ISREG(facts.st_mode) && facts.st_size == 0 &&
           facts.st_uid == geteuid() && (facts.st_mode & (S_IRWXG | S_IRWXO)) == 0;
  }
  bool Write(const std::string& text) const {
    return write(descriptor_, text.data(), text.size()) == static_cast<ssize_t>(text.size()) &&
           fsync(descriptor_) == 0;
  }

 private:
  int descriptor_;
};

}  // namespace

std::optional<Failure> MakeSecretFile(const Context&, const FlagTexts& flags, Message&) {
  const std::string path = PathOf(flags);
  if (path.empty()) return std::nullopt;
  const File file(path);
  if (!file.IsOpen()) {
    return UsageFailure("--secret-file: " + path +
                        " cannot be written: " + std::generic_category().message(errno));
  }
  if (!file.IsEmptyAndPrivate()) {
    return UsageFailure("--secret-file: " + path + " holds something, or others may read it");
  }
  return std::nullopt;
}

ExitCode KeepSecret(const Context& context, const FlagTexts& flags, Message& answer) {
  const auto* field = answer.GetDescriptor()->FindFieldByName("secret");
  const std::string secret = answer.GetReflection()->GetString(answer, field);
  if (context.call.validate_only) {
    answer.GetReflection()->ClearField(&answer, field);  // It opens nothing.
    return kDone;
  }
  if (secret.empty()) {
    context.talk << "the secret was told before, when this request was first answered; if it is "
                    "lost, revoke the token and make another\n";
    return kDone;
  }
  const std::string path = PathOf(flags);
  if (path.empty()) return kDone;
  const File file(path);
  if (!file.IsOpen() || !file.IsEmptyAndPrivate() || !file.Write(secret + "\n")) {
    context.talk << path << " was not written: the secret is shown instead\n";
    return kUnexpected;
  }
  answer.GetReflection()->ClearField(&answer, field);
  context.talk << "the secret is in " << path << "\n";
  return kDone;
}

}  // namespace ecloserie::cli

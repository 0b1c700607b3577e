#pragma once

#include <filesystem>
#include <string>

namespace ecloserie::tests {

// A folder of its own for one test, gone with it. Short, because the path of a
// Unix socket may have 107 bytes only.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string path = "/tmp/ecloserie.XXXXXX";
    path_ = ::mkdtemp(path.data());
  }
  ~TemporaryFolder() { std::filesystem::remove_all(path_); }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  std::string path() const { return path_.string(); }
  std::string operator/(const std::string& name) const { return (path_ / name).string(); }

 private:
  std::filesystem::path path_;
};

}  // namespace ecloserie::tests

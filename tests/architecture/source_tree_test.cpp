#include "source_tree.h"

#include <gmock/gmock.h>
#include <unistd.h>

#include <fstream>

namespace ecloserie::architecture {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::Field;

// A folder that goes when the test ends.
class TemporaryFolder {
 public:
  TemporaryFolder()
      : path_(std::filesystem::temp_directory_path() /
              ("source_tree_test." + std::to_string(::getpid()))) {
    std::filesystem::create_directories(path_);
  }
  ~TemporaryFolder() { std::filesystem::remove_all(path_); }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  void Write(const std::string& file, const std::string& text) const {
    std::filesystem::create_directories((path_ / file).parent_path());
    std::ofstream(path_ / file) << text;
  }
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

TEST(SourceTree, HasTheSourcesOfTheProjectsOwnFolders) {
  const TemporaryFolder root;
  root.Write("server/domain/money.h", "struct Money {};\n");
  root.Write("server/build/generated.cpp", "");
  root.Write("server/README.md", "");
  root.Write("elsewhere/other.cpp", "");
  root.Write("proto/CMakeLists.txt", "");

  const SourceTree tree = ReadSourceTree(root.path());

  EXPECT_THAT(tree, ElementsAre(Field(&SourceFile::path, "proto/CMakeLists.txt"),
                                Field(&SourceFile::path, "server/domain/money.h")));
  EXPECT_EQ(tree[1].text, "struct Money {};\n");
}

// Without this every rule would hold of a tree that was not found.
TEST(SourceTree, OfThisProjectIsNotEmpty) {
  EXPECT_THAT(ThisProject(),
              Contains(Field(&SourceFile::path, "client-sdk/include/ecloserie/result.h")));
  EXPECT_THAT(ThisProject(), Contains(Field(&SourceFile::path, "proto/ecloserie/v1/types.proto")));
  EXPECT_THAT(ThisProject(),
              Contains(Field(&SourceFile::path, "tests/architecture/source_tree_test.cpp")));
}

}  // namespace
}  // namespace ecloserie::architecture

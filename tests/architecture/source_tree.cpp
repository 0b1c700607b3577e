#include "source_tree.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>

namespace ecloserie::architecture {
namespace {

constexpr std::array<std::string_view, 6> kFolders = {"cli-client", "client-sdk", "proto",
                                                      "script",     "server",     "tests"};
constexpr std::array<std::string_view, 6> kExtensions = {".cpp", ".cc",    ".h",
                                                         ".hpp", ".proto", ".sql"};

bool IsHandWritten(const std::filesystem::path& file) {
  return file.filename() == "CMakeLists.txt" ||
         std::ranges::find(kExtensions, file.extension().string()) != kExtensions.end();
}

bool IsLeftOut(const std::filesystem::path& folder) {
  const std::string name = folder.filename().string();
  return name == "build" || name.starts_with(".");
}

std::string ReadText(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

void ReadFolder(const std::filesystem::path& root, std::string_view folder, SourceTree& tree) {
  if (!std::filesystem::exists(root / folder)) return;
  std::filesystem::recursive_directory_iterator entry(root / folder);
  for (; entry != std::filesystem::recursive_directory_iterator(); ++entry) {
    if (entry->is_directory() && IsLeftOut(entry->path())) entry.disable_recursion_pending();
    if (!entry->is_regular_file() || !IsHandWritten(entry->path())) continue;
    tree.push_back({.path = entry->path().lexically_relative(root).generic_string(),
                    .text = ReadText(entry->path())});
  }
}

}  // namespace

SourceTree ReadSourceTree(const std::filesystem::path& root) {
  SourceTree tree;
  for (const std::string_view folder : kFolders) ReadFolder(root, folder, tree);
  std::ranges::sort(tree, {}, &SourceFile::path);
  return tree;
}

const SourceTree& ThisProject() {
  static const SourceTree tree = ReadSourceTree(ECLOSERIE_SOURCE_DIR);
  return tree;
}

bool IsUnder(std::string_view path, std::string_view folder) { return path.starts_with(folder); }

bool IsCpp(std::string_view path) {
  return path.ends_with(".cpp") || path.ends_with(".cc") || path.ends_with(".h") ||
         path.ends_with(".hpp");
}

std::string Say(std::string_view path, int line, std::string_view what) {
  std::string sentence(path);
  sentence += ":" + std::to_string(line) + ": ";
  sentence += what;
  return sentence;
}

}  // namespace ecloserie::architecture

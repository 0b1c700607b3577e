#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace ecloserie::architecture {

// One hand-written file, read whole.
struct SourceFile {
  std::string path;  // From the root, for example server/domain/money.h.
  std::string text;
};

using SourceTree = std::vector<SourceFile>;

// What a rule found, one sentence per breach: "path:line: what".
using Findings = std::vector<std::string>;

// The sources (.cpp .cc .h .hpp .proto .sql) and CMakeLists.txt under the
// project's own folders of root, by path. What is generated or built is left out.
SourceTree ReadSourceTree(const std::filesystem::path& root);

// The tree that these tests were built from, read once.
const SourceTree& ThisProject();

// server/domain/money.h under server/ is; serverless/x.h is not.
bool IsUnder(std::string_view path, std::string_view folder);

// A C++ source or header.
bool IsCpp(std::string_view path);

// The breach in the form that editors open.
std::string Say(std::string_view path, int line, std::string_view what);

}  // namespace ecloserie::architecture

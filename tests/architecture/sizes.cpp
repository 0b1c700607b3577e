#include "sizes.h"

#include "functions.h"
#include "lexed_source.h"

namespace ecloserie::architecture {
namespace {

void CheckFile(const SourceFile& file, Findings& findings) {
  const int lines = static_cast<int>(Lines(file.text).size());
  if (lines <= kFileLinesMax) return;
  findings.push_back(Say(file.path, kFileLinesMax, "has " + std::to_string(lines) + " lines"));
}

void CheckFunctions(const SourceFile& file, Findings& findings) {
  for (const Function& function : Functions(file.text)) {
    if (function.lines <= kFunctionLinesMax) continue;
    findings.push_back(Say(file.path, function.line,
                           function.header + " has " + std::to_string(function.lines) + " lines"));
  }
}

}  // namespace

Findings Oversized(const SourceTree& tree) {
  Findings findings;
  for (const SourceFile& file : tree) {
    CheckFile(file, findings);
    if (IsCpp(file.path)) CheckFunctions(file, findings);
  }
  return findings;
}

}  // namespace ecloserie::architecture

#include "folded.h"

#include <algorithm>
#include <cctype>
#include <utility>
#include <vector>

namespace ecloserie::model {

std::string FoldedText(const std::string& text) {
  static const std::vector<std::pair<std::string, std::string>> plain_of = {
      {"É", "e"}, {"é", "e"}, {"-", " "}};
  std::string folded = text;
  for (const auto& [accented, plain] : plain_of) {
    for (std::size_t at = folded.find(accented); at != std::string::npos;
         at = folded.find(accented)) {
      folded.replace(at, accented.size(), plain);
    }
  }
  std::ranges::transform(folded, folded.begin(), [](unsigned char c) { return std::tolower(c); });
  return folded;
}

}  // namespace ecloserie::model

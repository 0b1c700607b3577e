#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "source_tree.h"

namespace ecloserie::architecture {
namespace {

using ::testing::IsEmpty;

// `Suite.Name` in a page.
std::set<std::string> NamedIn(const std::string& page) {
  static const std::regex name("`([A-Z]\\w+\\.[A-Z]\\w+)`");
  std::set<std::string> names;
  for (auto it = std::sregex_iterator(page.begin(), page.end(), name); it != std::sregex_iterator();
       ++it) {
    names.insert((*it)[1]);
  }
  return names;
}

// What TEST and TEST_F define under tests/.
std::set<std::string> DefinedTests() {
  static const std::regex definition("TEST(?:_F|_P)?\\((\\w+),\\s*(\\w+)\\)");
  std::set<std::string> names;
  for (const auto& [path, text] : ThisProject()) {
    if (!path.starts_with("tests/") || !path.ends_with(".cpp")) continue;
    for (auto it = std::sregex_iterator(text.begin(), text.end(), definition);
         it != std::sregex_iterator(); ++it) {
      names.insert((*it)[1].str() + "." + (*it)[2].str());
    }
  }
  return names;
}

std::string ThreatModel() {
  std::ostringstream text;
  text << std::ifstream(ECLOSERIE_SOURCE_DIR "/docs/threat-model.md").rdbuf();
  return text.str();
}

TEST(NamedTests, OfTheThreatModelExist) {
  const std::set<std::string> named = NamedIn(ThreatModel());
  const std::set<std::string> defined = DefinedTests();
  std::vector<std::string> missing;
  for (const std::string& name : named) {
    if (!defined.contains(name)) missing.push_back(name);
  }

  EXPECT_GT(named.size(), 30U);
  EXPECT_THAT(missing, IsEmpty());
}

TEST(NamedTests, ThatDoNotExistAreFound) {
  EXPECT_EQ(NamedIn("see `Tls.IsOld` and `docs/x.md`"), std::set<std::string>{"Tls.IsOld"});
  EXPECT_FALSE(DefinedTests().contains("Tls.IsOld"));
}

}  // namespace
}  // namespace ecloserie::architecture

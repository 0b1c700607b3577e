#include "sizes.h"

#include <gmock/gmock.h>

namespace ecloserie::architecture {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::string Repeat(const std::string& line, int count) {
  std::string text;
  for (int i = 0; i < count; ++i) text += line;
  return text;
}

TEST(Sizes, OfThisProjectAreWithinTheirLimits) { EXPECT_THAT(Oversized(ThisProject()), IsEmpty()); }

TEST(Sizes, OfAFileEndAt400Lines) {
  EXPECT_THAT(Oversized({{.path = "proto/a.proto", .text = Repeat("// x\n", 400)}}), IsEmpty());
  EXPECT_THAT(Oversized({{.path = "proto/a.proto", .text = Repeat("// x\n", 401)}}),
              ElementsAre("proto/a.proto:400: has 401 lines"));
}

TEST(Sizes, OfAFunctionEndAt50Lines) {
  const auto of_lines = [](int lines) {
    return Oversized({{.path = "server/rpc/a.cpp",
                       .text = "\nvoid Serve() {\n" + Repeat("  Go();\n", lines - 2) + "}\n"}});
  };

  EXPECT_THAT(of_lines(50), IsEmpty());
  EXPECT_THAT(of_lines(51), ElementsAre("server/rpc/a.cpp:2: void Serve() has 51 lines"));
}

}  // namespace
}  // namespace ecloserie::architecture

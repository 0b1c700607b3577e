#include "functions.h"

#include <gmock/gmock.h>

namespace ecloserie::architecture {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::IsEmpty;

auto IsFunction(const std::string& header, int line, int lines) {
  return AllOf(Field(&Function::header, header), Field(&Function::line, line),
               Field(&Function::lines, lines));
}

TEST(Functions, AreMeasuredFromBraceToBrace) {
  EXPECT_THAT(Functions("int Sum(int a,\n        int b) {\n  return a + b;\n}\n"),
              ElementsAre(IsFunction("int Sum()", 2, 3)));
}

TEST(Functions, AreFoundInNamespacesAndTypes) {
  const char* text = R"(
namespace school::domain {
namespace {
struct Seat {
  int Free() const noexcept { return 0; }
  bool operator==(const Seat&) const = default;
};
}  // namespace
class Pool final : public Limit<int> {
 public:
  explicit Pool(int limit) : limit_(limit), held_{0} {
    Check();
  }
  auto Held() const -> int { return held_; }
};
enum class State { kOpen, kLocked };
}  // namespace school::domain
)";

  EXPECT_THAT(Functions(text), ElementsAre(IsFunction("int Free() const noexcept", 5, 1),
                                           Field(&Function::lines, 3), Field(&Function::line, 14)));
}

TEST(Functions, AreNotInitialisers) {
  EXPECT_THAT(Functions("constexpr Row kRows[] = {\n  {1, Make(2)},\n  {3, 4},\n};\n"), IsEmpty());
  EXPECT_THAT(Functions("const Map kMap{\n  {1, 2},\n};\n"), IsEmpty());
  EXPECT_THAT(Functions("constexpr std::array<int, Count()> kMap{\n  1, 2,\n};\n"), IsEmpty());
  EXPECT_THAT(Functions("int kCounts[]{1, 2};\n"), IsEmpty());
  EXPECT_THAT(Functions("struct Options {\n  int tries = 5;\n  Millis wait{50};\n};\n"), IsEmpty());
}

TEST(Functions, AreNotDeclarations) {
  EXPECT_THAT(Functions("void Record(Options options = {}, int = 3);\n#define F() {\\\n  }\n"),
              IsEmpty());
}

TEST(Functions, CountTheLambdasInside) {
  EXPECT_THAT(Functions("void F() {\n  const auto g = [&](int a) {\n    return a;\n  };\n}\n"),
              ElementsAre(IsFunction("void F()", 1, 5)));
}

TEST(Functions, AreLambdasThatStandAlone) {
  EXPECT_THAT(Functions("const auto kSum = [](int a) -> int {\n  return a;\n};\n"),
              ElementsAre(Field(&Function::lines, 3)));
  EXPECT_THAT(Functions("constexpr Command kAll[] = {\n  {\"list\", [] {\n    Go();\n  }},\n};\n"),
              ElementsAre(Field(&Function::lines, 3)));
  EXPECT_THAT(Functions("INSTANTIATE(All, Case, [](const auto& info) {\n  return 1;\n});\n"),
              ElementsAre(Field(&Function::lines, 2 + 1)));
}

TEST(Functions, AreTestBodies) {
  EXPECT_THAT(Functions("TEST(Register, IsLocked) {\n  EXPECT_TRUE(Is(\"}\"));  // }\n}\n"),
              ElementsAre(IsFunction("TEST()", 1, 3)));
}

TEST(Functions, EndBraceInitialisedMembersBeforeTheBody) {
  EXPECT_THAT(Functions("Pool::Pool() : a_(1), b_{2} {\n  Check();\n}\nint Next() { return 1; }\n"),
              ElementsAre(Field(&Function::lines, 3), IsFunction("int Next()", 4, 1)));
}

TEST(Functions, AreFoundAfterTemplatesAndConcepts) {
  const char* text = R"(
template <class T>
  requires std::integral<T>
T Twice(T value) {
  return value + value;
}
template <class T, class U = std::pair<int, T>>
auto Pair(T t) noexcept(noexcept(T())) -> U {
  return {1, t};
}
)";

  EXPECT_THAT(Functions(text), ElementsAre(Field(&Function::lines, 3), Field(&Function::lines, 3)));
}

TEST(Functions, AreFoundAfterRawStrings) {
  EXPECT_THAT(Functions("constexpr Sql kAll{R\"sql(SELECT '{')sql\"};\nint F() {\n}\n"),
              ElementsAre(IsFunction("int F()", 2, 2)));
}

}  // namespace
}  // namespace ecloserie::architecture

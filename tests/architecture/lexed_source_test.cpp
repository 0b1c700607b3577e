#include "lexed_source.h"

#include <gmock/gmock.h>

namespace ecloserie::architecture {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

TEST(LexedSource, BlanksCommentsAndKeepsLines) {
  EXPECT_EQ(Lex("a // {\nb").code, "a     \nb");
  EXPECT_EQ(Lex("a /* {\n} */ b").code, "a     \n     b");
}

TEST(LexedSource, BlanksTheInsideOfLiterals) {
  EXPECT_EQ(Lex(R"(f("{ \" }"))").code, R"(f("      "))");
  EXPECT_EQ(Lex(R"(f('{', '\''))").code, R"(f(' ', '  '))");
}

TEST(LexedSource, KeepsTheTextOfStrings) {
  const LexedSource source = Lex("int a;\nf(\"one // two\");");

  ASSERT_THAT(source.literals, SizeIs(1));
  EXPECT_EQ(source.literals[0].text, "one // two");
  EXPECT_EQ(source.literals[0].line, 2);
  EXPECT_FALSE(source.literals[0].is_raw);
}

TEST(LexedSource, ReadsRawStringsToTheirOwnEnd) {
  const LexedSource source = Lex("auto k = R\"sql(SELECT \")\" {\n)sql\"; int b;");

  ASSERT_THAT(source.literals, SizeIs(1));
  EXPECT_EQ(source.literals[0].text, "SELECT \")\" {\n");
  EXPECT_EQ(source.literals[0].delimiter, "sql");
  EXPECT_TRUE(source.literals[0].is_raw);
  EXPECT_TRUE(source.code.ends_with("; int b;"));
  EXPECT_EQ(source.code.find('{'), std::string::npos);
}

TEST(LexedSource, TellsADigitSeparatorFromACharacter) {
  EXPECT_EQ(Lex("int a = 1'000; // x").code, "int a = 1'000;     ");
  EXPECT_THAT(Lex("int a = 1'000'000; f(\"x\");").literals, SizeIs(1));
}

TEST(LexedSource, SurvivesWhatNeverEnds) {
  EXPECT_THAT(Lex("/* open").literals, IsEmpty());
  EXPECT_THAT(Lex("R\"sql(open").literals, SizeIs(1));
  EXPECT_THAT(Lex("\"open\\").literals, SizeIs(1));
}

TEST(Lines, AreCountedAsEditorsDo) {
  EXPECT_THAT(Lines("a\n\nb\n"), ElementsAre("a", "", "b"));
  EXPECT_THAT(Lines(""), IsEmpty());
  EXPECT_EQ(LineAt("a\nb", 2), 2);
}

}  // namespace
}  // namespace ecloserie::architecture

#include "csv_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "csv_text.h"

namespace ecloserie::cli {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::SizeIs;

std::vector<CsvRow> Read(const std::string& text, char delimiter = ';') {
  std::istringstream in(text);
  auto rows = ReadCsv(in, delimiter);
  EXPECT_TRUE(rows) << rows.error();
  return rows.value_or(std::vector<CsvRow>{});
}

std::string Problem(const std::string& text) {
  std::istringstream in(text);
  return ReadCsv(in, ';').error();
}

TEST(ReadCsv, SkipsTheByteOrderMark) {
  EXPECT_THAT(Read("\xEF\xBB\xBFname;email\n")[0].cells, ElementsAre("name", "email"));
}

TEST(ReadCsv, TakesBothLineEnds) {
  const auto rows = Read("a;b\r\nc;d\ne;f");

  ASSERT_THAT(rows, SizeIs(3));
  EXPECT_THAT(rows[0].cells, ElementsAre("a", "b"));
  EXPECT_THAT(rows[2].cells, ElementsAre("e", "f"));
}

TEST(ReadCsv, UnderstandsQuotes) {
  EXPECT_THAT(Read("\"a;b\";\"say \"\"oui\"\"\";\"\"\n")[0].cells,
              ElementsAre("a;b", "say \"oui\"", ""));
}

TEST(ReadCsv, KeepsSpaces) { EXPECT_THAT(Read(" a ; b\n")[0].cells, ElementsAre(" a ", " b")); }

TEST(ReadCsv, KeepsEmptyCells) { EXPECT_THAT(Read("a;;\n")[0].cells, ElementsAre("a", "", "")); }

TEST(ReadCsv, TellsTheLineOnWhichARecordBegins) {
  const auto rows = Read("h\n\n\"two\nlines\"\n\r\nlast\n");

  ASSERT_THAT(rows, SizeIs(3));
  EXPECT_EQ(rows[1].line, 3);
  EXPECT_EQ(rows[1].cells[0], "two\nlines");
  EXPECT_EQ(rows[2].line, 6);
}

TEST(ReadCsv, NamesTheLineThatIsNotCsv) {
  EXPECT_THAT(Problem("a;b\nc\"d;e\n"), HasSubstr("line 2"));
}

TEST(ReadCsv, NamesTheLineWhoseQuoteNeverEnds) {
  EXPECT_THAT(Problem("a;b\n\"c;d\ne;f\n"), HasSubstr("line 2"));
}

TEST(ReadCsv, NamesTheLineThatIsNotUtf8) {
  EXPECT_THAT(Problem("name\nAm\xE9lie\n"), HasSubstr("line 2 is not UTF-8"));
}

TEST(CsvRecord, QuotesWhatNeedsIt) {
  EXPECT_EQ(CsvRecord({"a", "b,c", "d\"e", "f\ng", ""}), "a,\"b,c\",\"d\"\"e\",\"f\ng\",\r\n");
}

}  // namespace
}  // namespace ecloserie::cli

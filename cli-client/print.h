#pragma once

#include <google/protobuf/message.h>

#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "failure.h"
#include "json.h"
#include "sdk_method.h"

namespace ecloserie::cli {

enum class OutputFormat { kTable, kJson, kJsonLines, kCsv, kName };

// The format of a word such as jsonl; nothing for another.
std::optional<OutputFormat> FormatFromWord(std::string_view word);

// How a column makes text of its field.
enum class Shape {
  kText,
  kSeatBar,     // Of a whole SeatPool: taken, held and free as a bar.
  kPercent,     // Of hundredths of a percent; undefined when absent.
  kHundredths,  // 36.50 for 3650; nothing when absent.
  kRank,        // Of a whole RankedApplication: =2 for one that ties.
  kWhole,       // Text that is never cut, because somebody types it again.
  kCount,       // How many there are of a list; nothing when there are none.
};

struct Column {
  std::string_view header;
  std::string_view path;
  Shape shape = Shape::kText;
};

// Part of a sheet: lines of `header  value`, or a table when the path leads to
// a repeated field. An empty path is the message itself.
struct Section {
  std::string_view title;
  std::string_view path;
  std::vector<Column> columns;
  std::string_view counter;  // Rows in which this number is zero are left out.
};

// What a command shows of its answers.
struct View {
  std::vector<Column> columns;    // Of a table with a row per answer.
  std::string_view rows;          // The repeated field whose elements are rows instead.
  std::vector<Section> sections;  // One answer on its own; without them all its fields.
};

struct PrintOptions {
  OutputFormat format = OutputFormat::kTable;
  FieldPaths fields;         // Instead of the view's own; empty for those.
  std::optional<int> width;  // Of the terminal, if one looks on.
};

// Names a field that the answers do not have, before anything is asked.
std::optional<Failure> JudgePrint(const SdkMethod& method, const View& view,
                                  const PrintOptions& options);

// Prints the answers. `is_many` says that there could have been more or fewer
// than one, which shows in JSON as an array and in a table as rows.
void PrintAnswers(std::ostream& out, const SdkMethod& method, const View& view,
                  const Answers& answers, bool is_many, const PrintOptions& options);

}  // namespace ecloserie::cli

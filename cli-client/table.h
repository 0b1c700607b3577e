#pragma once

#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

namespace ecloserie::cli {

// Text in columns; a column in which nothing stands is left out. Fits itself into a width by
// cutting the widest columns of text; numbers, headers and what is whole are never cut.
class Table {
 public:
  struct Column {
    std::string header;
    bool is_number = false;
    bool is_whole = false;  // Never cut, because somebody types it again.
  };

  explicit Table(std::vector<Column> columns) : columns_(std::move(columns)) {}

  void AddRow(std::vector<std::string> cells);
  bool IsEmpty() const { return rows_.empty(); }

  // Without a width nothing is cut.
  void Print(std::ostream& out, std::optional<int> width, int indent = 0) const;

 private:
  Table WithoutEmptyColumns() const;
  void PrintAll(std::ostream& out, std::optional<int> width, int indent) const;
  std::vector<int> Widths(std::optional<int> width, int indent) const;

  std::vector<Column> columns_;
  std::vector<std::vector<std::string>> rows_;
};

}  // namespace ecloserie::cli

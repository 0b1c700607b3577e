#include "table.h"

#include <algorithm>
#include <numeric>
#include <ostream>
#include <utility>

#include "display_width.h"

namespace ecloserie::cli {
namespace {

constexpr int kGap = 2;
constexpr int kNarrowest = 8;  // A cut column shows at least this much.

std::string Spaces(int count) { return std::string(static_cast<std::size_t>(count), ' '); }

int TotalWidth(const std::vector<int>& widths) {
  return std::accumulate(widths.begin(), widths.end(), 0) +
         kGap * (static_cast<int>(widths.size()) - 1);
}

std::string WithoutTrailingSpace(std::string line) {
  line.erase(line.find_last_not_of(' ') + 1);
  return line;
}

}  // namespace

void Table::AddRow(std::vector<std::string> cells) {
  for (std::string& cell : cells) cell = Printable(cell);
  rows_.push_back(std::move(cells));
}

Table Table::WithoutEmptyColumns() const {
  Table kept({});
  kept.rows_.resize(rows_.size());
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    const bool is_empty = !rows_.empty() && std::all_of(rows_.begin(), rows_.end(),
                                                        [i](auto& row) { return row[i].empty(); });
    if (is_empty) continue;
    kept.columns_.push_back(columns_[i]);
    for (std::size_t row = 0; row < rows_.size(); ++row) kept.rows_[row].push_back(rows_[row][i]);
  }
  return kept;
}

std::vector<int> Table::Widths(std::optional<int> width, int indent) const {
  std::vector<int> widths;
  std::vector<int> floors;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    const int header = DisplayWidth(columns_[i].header);
    int widest = header;
    for (const auto& row : rows_) widest = std::max(widest, DisplayWidth(row[i]));
    widths.push_back(widest);
    const bool is_uncut = columns_[i].is_number || columns_[i].is_whole;
    floors.push_back(is_uncut ? widest : std::max(header, kNarrowest));
  }
  if (!width) return widths;
  while (TotalWidth(widths) + indent > *width) {
    std::size_t widest = columns_.size();
    for (std::size_t i = 0; i < widths.size(); ++i) {
      const bool can_shrink = widths[i] > floors[i];
      if (can_shrink && (widest == columns_.size() || widths[i] > widths[widest])) widest = i;
    }
    if (widest == columns_.size()) break;
    --widths[widest];
  }
  return widths;
}

void Table::Print(std::ostream& out, std::optional<int> width, int indent) const {
  WithoutEmptyColumns().PrintAll(out, width, indent);
}

void Table::PrintAll(std::ostream& out, std::optional<int> width, int indent) const {
  const std::vector<int> widths = Widths(width, indent);
  auto print_line = [&](auto&& cell_of) {
    std::string line = Spaces(indent);
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      const std::string cell = CutToWidth(cell_of(i), widths[i]);
      const std::string padding = Spaces(std::max(0, widths[i] - DisplayWidth(cell)));
      if (i > 0) line += Spaces(kGap);
      line += columns_[i].is_number ? padding + cell : cell + padding;
    }
    out << WithoutTrailingSpace(std::move(line)) << "\n";
  };
  print_line([&](std::size_t i) { return columns_[i].header; });
  for (const auto& row : rows_) {
    print_line([&](std::size_t i) { return row[i]; });
  }
}

}  // namespace ecloserie::cli

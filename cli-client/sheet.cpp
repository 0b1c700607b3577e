#include "sheet.h"

#include <algorithm>
#include <ostream>
#include <string>
#include <utility>

#include "display_width.h"
#include "ecloserie/v1/enrolment.pb.h"
#include "field_path.h"
#include "table.h"
#include "value_text.h"

namespace ecloserie::cli {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using Messages = std::vector<const Message*>;

constexpr int kIndent = 2;

struct Line {
  std::string label;
  std::string value;
  bool is_amount = false;  // Amounts stand under each other.
};

std::string Spaces(int count) { return std::string(static_cast<std::size_t>(count), ' '); }

std::string Label(std::string_view name) {
  std::string label(name);
  std::replace(label.begin(), label.end(), '_', ' ');
  return label;
}

std::string Header(std::string_view path) {
  std::string header(path);
  std::transform(header.begin(), header.end(), header.begin(), [](char c) {
    return c == '_' ? ' ' : static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  });
  return header;
}

// The value broken between words where it would leave the screen.
std::string Wrapped(const std::string& value, int begin, std::optional<int> width) {
  if (!width || begin + DisplayWidth(value) <= *width) return value;
  std::string text;
  int column = begin;
  for (const std::string& word : SplitText(value, ' ')) {
    const int word_width = DisplayWidth(word);
    if (column > begin && column + 1 + word_width > *width) {
      text += "\n" + Spaces(begin);
      column = begin;
    } else if (column > begin) {
      text += ' ';
      ++column;
    }
    text += word;
    column += word_width;
  }
  return text;
}

void PrintLines(std::ostream& out, const std::vector<Line>& lines, int indent,
                std::optional<int> width) {
  int label_width = 0;
  int amount_width = 0;
  for (const Line& line : lines) {
    label_width = std::max(label_width, DisplayWidth(line.label));
    if (line.is_amount) amount_width = std::max(amount_width, DisplayWidth(line.value));
  }
  const int begin = indent + label_width + 2;
  for (const Line& line : lines) {
    const int gap = line.is_amount ? amount_width - DisplayWidth(line.value) : 0;
    out << Spaces(indent) << line.label << ":"
        << Spaces(label_width - DisplayWidth(line.label) + 1 + gap)
        << Wrapped(Printable(line.value), begin, width) << "\n";
  }
}

// Twenty cells; a seat that is held or taken always shows.
std::string SeatBar(const v1::SeatPool& pool) {
  constexpr std::int64_t kCells = 20;
  const std::int64_t limit = std::max<std::int64_t>(pool.seat_limit(), 1);
  auto cells_of = [&](std::int64_t seats) {
    return std::clamp<std::int64_t>((seats * kCells + limit - 1) / limit, 0, kCells);
  };
  const std::int64_t taken = cells_of(pool.taken_count());
  const std::int64_t used = cells_of(pool.taken_count() + pool.held_count());
  std::string bar;
  for (std::int64_t i = 0; i < kCells; ++i) bar += i < taken ? "█" : i < used ? "▒" : "░";
  return bar;
}

std::string PercentText(const ReadableField& at) {
  if (at.parent == nullptr || !at.parent->GetReflection()->HasField(*at.parent, at.field)) {
    return "undefined";
  }
  return Percent(at.parent->GetReflection()->GetInt64(*at.parent, at.field));
}

std::string CountText(const ReadableField& at) {
  if (at.parent == nullptr) return "";
  const int count = at.parent->GetReflection()->FieldSize(*at.parent, at.field);
  return count == 0 ? "" : std::to_string(count);
}

std::string ScoreText(const ReadableField& at) {
  const auto& fields = *at.parent->GetReflection();
  if (!fields.HasField(*at.parent, at.field)) return "";
  return HundredthsText(fields.GetInt64(*at.parent, at.field));
}

std::string CellText(const Message& row, const Column& column) {
  switch (column.shape) {
    case Shape::kSeatBar:
      return SeatBar(static_cast<const v1::SeatPool&>(row));
    case Shape::kPercent:
      return PercentText(FieldForReading(row, column.path));
    case Shape::kCount:
      return CountText(FieldForReading(row, column.path));
    case Shape::kHundredths:
      return ScoreText(FieldForReading(row, column.path));
    case Shape::kRank:
      return DisplayRank(static_cast<const v1::RankedApplication&>(row));
    case Shape::kWhole:
    case Shape::kText:
      return DisplayText(FieldForReading(row, column.path));
  }
  return "";
}

Table TableOf(const Descriptor& type, const Messages& rows, const std::vector<Column>& columns) {
  std::vector<Table::Column> heads;
  for (const Column& column : columns) {
    const bool is_field = column.shape != Shape::kSeatBar;
    heads.push_back({.header = std::string(column.header),
                     .is_number = is_field && IsNumber(*FindField(type, column.path)),
                     .is_whole = column.shape == Shape::kWhole});
  }
  Table table(std::move(heads));
  for (const Message* row : rows) {
    std::vector<std::string> cells;
    for (const Column& column : columns) cells.push_back(CellText(*row, column));
    table.AddRow(std::move(cells));
  }
  return table;
}

Messages Elements(const Message& parent, const FieldDescriptor& field) {
  Messages elements;
  for (int i = 0; i < parent.GetReflection()->FieldSize(parent, &field); ++i) {
    elements.push_back(&parent.GetReflection()->GetRepeatedMessage(parent, &field, i));
  }
  return elements;
}

void PrintBlock(std::ostream& out, const Message& message, int indent, std::optional<int> width);

// A list inside a block: a table of what fits into cells.
void PrintList(std::ostream& out, const Message& parent, const FieldDescriptor& field, int indent,
               std::optional<int> width) {
  const Messages rows = Elements(parent, field);
  if (rows.empty()) return;
  std::vector<std::string> headers;
  std::vector<Column> columns;
  const Descriptor& type = *field.message_type();
  headers.reserve(static_cast<std::size_t>(type.field_count()));
  for (int i = 0; i < type.field_count(); ++i) {
    headers.push_back(Header(type.field(i)->name()));
    columns.push_back({.header = headers.back(), .path = type.field(i)->name()});
  }
  out << Spaces(indent) << Label(field.name()) << ":\n";
  TableOf(type, rows, columns).Print(out, width, indent + kIndent);
}

bool IsBlock(const FieldDescriptor& field) {
  return field.message_type() != nullptr && !IsTextValue(*field.message_type());
}

std::string LineText(const Message& message, const FieldDescriptor& field) {
  // The full name of the thing itself, which other commands take anywhere.
  if (field.name() == "name") return CanonicalText(message, field);
  return DisplayText({&message, &field});
}

void PrintBlock(std::ostream& out, const Message& message, int indent, std::optional<int> width) {
  std::vector<Line> lines;
  std::vector<const FieldDescriptor*> blocks;
  for (int i = 0; i < message.GetDescriptor()->field_count(); ++i) {
    const FieldDescriptor& field = *message.GetDescriptor()->field(i);
    if (field.has_presence() && !message.GetReflection()->HasField(message, &field)) continue;
    const bool is_nested =
        IsBlock(field) && (field.is_repeated() ||
                           !DisplayValue(message.GetReflection()->GetMessage(message, &field)));
    if (is_nested) {
      blocks.push_back(&field);
    } else if (std::string text = LineText(message, field); !text.empty()) {
      lines.push_back(
          {.label = Label(field.name()), .value = std::move(text), .is_amount = IsAmount(field)});
    }
  }
  PrintLines(out, lines, indent, width);
  for (const FieldDescriptor* field : blocks) {
    if (field->is_repeated()) {
      PrintList(out, message, *field, indent, width);
      continue;
    }
    out << Spaces(indent) << Label(field->name()) << ":\n";
    PrintBlock(out, message.GetReflection()->GetMessage(message, field), indent + kIndent, width);
  }
}

std::vector<Line> LinesOf(const Message& message, const std::vector<Column>& columns) {
  std::vector<Line> lines;
  for (const Column& column : columns) {
    std::string text = CellText(message, column);
    if (text.empty()) continue;
    const FieldDescriptor* field = FindField(*message.GetDescriptor(), column.path);
    lines.push_back({.label = std::string(column.header),
                     .value = std::move(text),
                     .is_amount = field != nullptr && IsAmount(*field)});
  }
  return lines;
}

bool IsZero(const Message& row, std::string_view counter) {
  if (counter.empty()) return false;
  const ReadableField at = FieldForReading(row, counter);
  return at.parent != nullptr && at.parent->GetReflection()->GetInt64(*at.parent, at.field) == 0;
}

// Its body, or nothing when what it shows is absent or empty.
void PrintSection(std::ostream& out, const Message& message, const Section& section,
                  const PrintOptions& options, bool is_first) {
  const int indent = section.title.empty() ? 0 : kIndent;
  auto print_title = [&] {
    if (!is_first) out << "\n";
    if (!section.title.empty()) out << section.title << "\n";
  };
  if (section.path.empty()) {
    print_title();
    return PrintLines(out, LinesOf(message, section.columns), indent, options.width);
  }
  const ReadableField at = FieldForReading(message, section.path);
  if (at.parent == nullptr) return;
  if (at.field->is_repeated()) {
    Messages rows = Elements(*at.parent, *at.field);
    std::erase_if(rows, [&](const Message* row) { return IsZero(*row, section.counter); });
    if (rows.empty()) return;
    print_title();
    return TableOf(*at.field->message_type(), rows, section.columns)
        .Print(out, options.width, indent);
  }
  if (!at.parent->GetReflection()->HasField(*at.parent, at.field)) return;
  print_title();
  const Message& part = at.parent->GetReflection()->GetMessage(*at.parent, at.field);
  PrintLines(out, LinesOf(part, section.columns), indent, options.width);
}

std::vector<Column> ColumnsOf(const FieldPaths& fields, std::vector<std::string>& headers) {
  std::vector<Column> columns;
  headers.reserve(fields.size());
  for (const std::string& path : fields) {
    headers.push_back(Header(path));
    columns.push_back({.header = headers.back(), .path = path});
  }
  return columns;
}

}  // namespace

void PrintSheet(std::ostream& out, const Message& message, const std::vector<Section>& sections,
                const PrintOptions& options) {
  if (!options.fields.empty()) {
    std::vector<Line> lines;
    for (const std::string& path : options.fields) {
      lines.push_back({.label = path, .value = DisplayText(FieldForReading(message, path))});
    }
    return PrintLines(out, lines, 0, options.width);
  }
  if (sections.empty()) return PrintBlock(out, message, 0, options.width);
  for (const Section& section : sections) {
    PrintSection(out, message, section, options, &section == &sections.front());
  }
}

void PrintRows(std::ostream& out, const Descriptor& type, const Messages& rows,
               const std::vector<Column>& columns, const PrintOptions& options) {
  if (rows.empty()) return;
  std::vector<std::string> headers;
  const std::vector<Column> wanted = ColumnsOf(options.fields, headers);
  TableOf(type, rows, wanted.empty() ? columns : wanted).Print(out, options.width);
}

}  // namespace ecloserie::cli

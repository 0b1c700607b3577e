#include "print.h"

#include <ostream>

#include "csv_text.h"
#include "field_path.h"
#include "json.h"
#include "sheet.h"
#include "value_text.h"

namespace ecloserie::cli {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using Messages = std::vector<const Message*>;

const Descriptor& RowType(const SdkMethod& method, const View& view) {
  return view.rows.empty() ? *method.answer : *FindField(*method.answer, view.rows)->message_type();
}

Messages RowsOf(const View& view, const Answers& answers) {
  Messages rows;
  for (const MessagePtr& answer : answers) {
    if (view.rows.empty()) {
      rows.push_back(answer.get());
      continue;
    }
    const ReadableField list = FieldForReading(*answer, view.rows);
    const auto& fields = *answer->GetReflection();
    for (int i = 0; i < fields.FieldSize(*list.parent, list.field); ++i) {
      rows.push_back(&fields.GetRepeatedMessage(*list.parent, list.field, i));
    }
  }
  return rows;
}

// The field that names a message: its own name, or the resource that it is about.
std::optional<std::string> NamePath(const Descriptor& type) {
  if (type.FindFieldByName("name") != nullptr) return "name";
  for (int i = 0; i < type.field_count(); ++i) {
    const FieldDescriptor& field = *type.field(i);
    if (field.is_repeated()) continue;
    if (!ResourcePattern(field).empty()) return field.name();
    const Descriptor* inner = field.message_type();
    if (inner != nullptr && inner->FindFieldByName("name") != nullptr)
      return field.name() + ".name";
  }
  return std::nullopt;
}

void PrintNames(std::ostream& out, const SdkMethod& method, const View& view,
                const Answers& answers) {
  const bool is_answer_named = NamePath(*method.answer).has_value();
  const View of_answers{};
  const std::string path = *NamePath(is_answer_named ? *method.answer : RowType(method, view));
  for (const Message* row : RowsOf(is_answer_named ? of_answers : view, answers)) {
    const ReadableField at = FieldForReading(*row, path);
    if (at.parent != nullptr) out << CanonicalText(*at.parent, *at.field) << "\n";
  }
}

void AddLeaves(const Descriptor& type, const std::string& prefix, FieldPaths& paths) {
  for (int i = 0; i < type.field_count(); ++i) {
    const FieldDescriptor& field = *type.field(i);
    const bool is_leaf = field.is_repeated() || field.message_type() == nullptr ||
                         IsTextValue(*field.message_type());
    if (is_leaf) {
      paths.push_back(prefix + field.name());
    } else {
      AddLeaves(*field.message_type(), prefix + field.name() + ".", paths);
    }
  }
}

// Every leaf under the wanted fields, so that a message is never one cell.
FieldPaths CsvPaths(const Descriptor& type, const FieldPaths& wanted) {
  FieldPaths paths;
  if (wanted.empty()) AddLeaves(type, "", paths);
  for (const std::string& path : wanted) {
    const FieldDescriptor& field = *FindField(type, path);
    const Descriptor* inner = field.message_type();
    if (field.is_repeated() || inner == nullptr || IsTextValue(*inner)) {
      paths.push_back(path);
    } else {
      AddLeaves(*inner, path + ".", paths);
    }
  }
  return paths;
}

std::string CsvText(const ReadableField& at) {
  if (at.parent == nullptr) return "";
  if (at.field->is_repeated() && at.field->message_type() != nullptr) {
    return JsonOfField(*at.parent, *at.field);
  }
  return CanonicalText(*at.parent, *at.field);
}

void PrintCsv(std::ostream& out, const Descriptor& type, const Messages& rows,
              const FieldPaths& wanted) {
  const FieldPaths paths = CsvPaths(type, wanted);
  out << CsvRecord(paths);
  for (const Message* row : rows) {
    std::vector<std::string> cells;
    for (const std::string& path : paths) cells.push_back(CsvText(FieldForReading(*row, path)));
    out << CsvRecord(cells);
  }
}

void PrintJson(std::ostream& out, const Answers& answers, bool is_many, const FieldPaths& fields) {
  if (!is_many && answers.size() == 1) {
    out << JsonDocument(*answers.front(), fields) << "\n";
    return;
  }
  Messages all;
  for (const MessagePtr& answer : answers) all.push_back(answer.get());
  out << JsonArray(all, fields) << "\n";
}

void PrintForPeople(std::ostream& out, const SdkMethod& method, const View& view,
                    const Answers& answers, bool is_many, const PrintOptions& options) {
  const bool is_sheet = !view.sections.empty() || (view.rows.empty() && !is_many);
  if (!is_sheet || (view.sections.empty() && answers.size() > 1)) {
    PrintRows(out, RowType(method, view), RowsOf(view, answers), view.columns, options);
    return;
  }
  for (std::size_t i = 0; i < answers.size(); ++i) {
    if (i > 0) out << "\n";
    PrintSheet(out, *answers[i], view.sections, options);
  }
}

}  // namespace

std::optional<OutputFormat> FormatFromWord(std::string_view word) {
  if (word == "table") return OutputFormat::kTable;
  if (word == "json") return OutputFormat::kJson;
  if (word == "jsonl") return OutputFormat::kJsonLines;
  if (word == "csv") return OutputFormat::kCsv;
  if (word == "name") return OutputFormat::kName;
  return std::nullopt;
}

std::optional<Failure> JudgePrint(const SdkMethod& method, const View& view,
                                  const PrintOptions& options) {
  const bool is_whole = options.format == OutputFormat::kJson ||
                        (options.format == OutputFormat::kTable && !view.sections.empty());
  const Descriptor& type = is_whole ? *method.answer : RowType(method, view);
  for (const std::string& path : options.fields) {
    if (FindField(type, path) != nullptr) continue;
    std::string known;
    for (int i = 0; i < type.field_count(); ++i) known += " " + type.field(i)->name();
    return UsageFailure("there is no field " + path + "; there are:" + known);
  }
  const bool has_name = NamePath(*method.answer) || NamePath(RowType(method, view));
  if (options.format == OutputFormat::kName && !has_name) {
    return UsageFailure("what this command answers has no name");
  }
  return std::nullopt;
}

void PrintAnswers(std::ostream& out, const SdkMethod& method, const View& view,
                  const Answers& answers, bool is_many, const PrintOptions& options) {
  switch (options.format) {
    case OutputFormat::kTable:
      return PrintForPeople(out, method, view, answers, is_many, options);
    case OutputFormat::kJson:
      return PrintJson(out, answers, is_many, options.fields);
    case OutputFormat::kJsonLines:
      for (const Message* row : RowsOf(view, answers))
        out << JsonLine(*row, options.fields) << "\n";
      return;
    case OutputFormat::kCsv:
      return PrintCsv(out, RowType(method, view), RowsOf(view, answers), options.fields);
    case OutputFormat::kName:
      return PrintNames(out, method, view, answers);
  }
}

}  // namespace ecloserie::cli

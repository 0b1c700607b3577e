#include "evidence_import.h"

#include <algorithm>
#include <array>
#include <map>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include "csv_import.h"
#include "ecloserie/v1/evidence_import.pb.h"
#include "enum_word.h"

namespace ecloserie::cli {
namespace {

using google::protobuf::Message;

// The fields of a row that a file can fill.
constexpr std::array<std::string_view, 5> kFields = {"trainee", "at", "kind", "minutes",
                                                     "external_ref"};

// The two sides of left=right; nothing without both.
std::optional<std::pair<std::string, std::string>> SplitPair(const std::string& text) {
  const std::size_t equals = text.find('=');
  if (equals == 0 || equals == std::string::npos || equals + 1 == text.size()) return std::nullopt;
  return std::pair(text.substr(0, equals), text.substr(equals + 1));
}

std::vector<std::string> TextsOf(const FlagTexts& flags, std::string_view name) {
  const auto texts = flags.find(name);
  return texts == flags.end() ? std::vector<std::string>() : texts->second;
}

// Of each field the columns that make it, as places in the header.
using Columns = std::map<std::string, std::vector<std::size_t>, std::less<>>;

std::optional<std::size_t> PlaceOf(const std::vector<std::string>& header,
                                   std::string_view column) {
  const auto found = std::find(header.begin(), header.end(), column);
  if (found == header.end()) return std::nullopt;
  return static_cast<std::size_t>(found - header.begin());
}

std::optional<Failure> MapColumn(const std::string& text, const std::vector<std::string>& header,
                                 Columns& columns) {
  auto pair = SplitPair(text);
  if (!pair) return UsageFailure("--column: say which field is which column, trainee=E-mail");
  auto& [field, column] = *pair;
  std::replace(field.begin(), field.end(), '-', '_');
  if (std::find(kFields.begin(), kFields.end(), field) == kFields.end()) {
    return UsageFailure("--column: trainee, at, kind, minutes or external-ref, not " + field);
  }
  const auto place = PlaceOf(header, column);
  if (!place) return DataFailure("missing column: " + column);
  columns[field].push_back(*place);
  return std::nullopt;
}

// Those that are mapped, and those that bear the name of a field.
tl::expected<Columns, Failure> MapColumns(const FlagTexts& flags,
                                          const std::vector<std::string>& header) {
  Columns columns;
  for (const std::string& text : TextsOf(flags, "column")) {
    if (auto failure = MapColumn(text, header, columns)) return tl::unexpected(*failure);
  }
  for (const std::string_view field : kFields) {
    const auto place = PlaceOf(header, field);
    if (place && !columns.contains(field)) columns[std::string(field)] = {*place};
  }
  for (const std::string_view field : {"trainee", "at"}) {
    if (columns.contains(field)) continue;
    return tl::unexpected(UsageFailure("--column: say which column is " + std::string(field) +
                                       ", for example --column " + std::string(field) + "=NAME"));
  }
  return columns;
}

// The platform's words for kinds.
using Kinds = std::map<std::string, std::string, std::less<>>;

tl::expected<Kinds, Failure> ReadKinds(const FlagTexts& flags) {
  Kinds kinds;
  for (const std::string& text : TextsOf(flags, "kind-word")) {
    auto pair = SplitPair(text);
    const auto* type = v1::EvidenceKind_descriptor();
    const auto kind = pair ? EnumFromWord(*type, pair->second) : std::nullopt;
    if (!kind) {
      return tl::unexpected(
          UsageFailure("--kind-word: say what a word of the file means, Quiz=assessment; one of " +
                       EnumWords(*type)));
    }
    kinds[pair->first] = EnumWord(*type, *kind);
  }
  return kinds;
}

// Several columns make one field with a blank between them: a day and a time.
std::string Joined(const CsvRow& row, const std::vector<std::size_t>& places) {
  std::string text;
  for (const std::size_t place : places) text += (text.empty() ? "" : " ") + row.cells[place];
  return text;
}

std::string KindOf(const std::string& text, const Kinds& kinds) {
  const auto known = kinds.find(text);
  if (known != kinds.end()) return known->second;
  const auto kind = EnumFromWord(*v1::EvidenceKind_descriptor(), text);
  return kind ? EnumWord(*v1::EvidenceKind_descriptor(), *kind) : text;
}

void AddRow(const CsvRow& row, const Columns& columns, const Kinds& kinds,
            v1::ImportEvidenceRequest& request) {
  v1::EvidenceRow& filed = *request.add_rows();
  filed.set_line(row.line);
  for (const auto& [field, places] : columns) {
    const auto* found = v1::EvidenceRow::descriptor()->FindFieldByName(field);
    std::string text = Joined(row, places);
    if (field == "kind") text = KindOf(text, kinds);
    v1::EvidenceRow::GetReflection()->SetString(&filed, found, std::move(text));
  }
}

}  // namespace

std::optional<Failure> ReadEvidenceImport(const Context& context, const FlagTexts& flags,
                                          Message& message) {
  auto& request = static_cast<v1::ImportEvidenceRequest&>(message);
  if (auto failure = JudgeDeclarations(flags)) return failure;
  request.set_date_format(DatesOf(LastText(flags, "dates")));
  const auto kinds = ReadKinds(flags);
  if (!kinds) return kinds.error();
  const auto rows = ReadRows(context, flags);
  if (!rows) return rows.error();
  const auto columns = MapColumns(flags, rows->front().cells);
  if (!columns) return columns.error();
  for (std::size_t i = 1; i < rows->size(); ++i) AddRow((*rows)[i], *columns, *kinds, request);
  return std::nullopt;
}

ExitCode SumUpEvidenceImport(const Context& context, const FlagTexts& flags, Message& message) {
  auto& answer = static_cast<v1::ImportEvidenceResponse&>(message);
  context.talk << answer.verdicts_size() << " rows: " << answer.proposed_count() << " proposed, "
               << answer.unchanged_count() << " unchanged, " << answer.refused_count()
               << " refused\n";
  if (context.format == OutputFormat::kTable && !flags.contains("all-rows")) {
    auto& verdicts = *answer.mutable_verdicts();
    verdicts.erase(std::remove_if(verdicts.begin(), verdicts.end(),
                                  [](const v1::EvidenceRowVerdict& verdict) {
                                    return verdict.verdict() != v1::EVIDENCE_VERDICT_REFUSED;
                                  }),
                   verdicts.end());
  }
  if (answer.refused_count() == 0) return kDone;
  return answer.proposed_count() + answer.unchanged_count() > 0 ? kPartlyDone : kRefused;
}

}  // namespace ecloserie::cli

#include "import.h"

#include <google/protobuf/descriptor.h>

#include <algorithm>
#include <array>
#include <ostream>

#include "csv_import.h"
#include "ecloserie/v1/enrolment_service.pb.h"

namespace ecloserie::cli {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

constexpr std::array<std::string_view, 5> kColumnsNeeded = {"external_ref", "family_name",
                                                            "given_name", "born_on", "email"};

v1::ImportMode ModeOf(const std::string& text) {
  if (text == "all") return v1::IMPORT_MODE_ALL_OR_NOTHING;
  if (text == "good") return v1::IMPORT_MODE_GOOD_ROWS;
  return v1::IMPORT_MODE_UNSPECIFIED;
}

std::optional<Failure> ReadDeclarations(const FlagTexts& flags,
                                        v1::ImportApplicationsRequest& request) {
  if (auto failure = JudgeDeclarations(flags)) return failure;
  request.set_date_format(DatesOf(LastText(flags, "dates")));
  request.set_mode(ModeOf(LastText(flags, "mode")));
  if (request.mode() == v1::IMPORT_MODE_UNSPECIFIED) {
    return UsageFailure("--mode: say what bad rows do, all (or nothing) or good (rows are filed)");
  }
  return std::nullopt;
}

const FieldDescriptor* ColumnField(const std::string& name) {
  return name == "line" ? nullptr : v1::ApplicationRow::descriptor()->FindFieldByName(name);
}

std::optional<Failure> JudgeHeader(const std::vector<std::string>& header) {
  for (const std::string& name : header) {
    if (ColumnField(name) == nullptr) return DataFailure("unknown column: " + name);
    if (std::count(header.begin(), header.end(), name) > 1) {
      return DataFailure("the column stands there twice: " + name);
    }
  }
  for (const std::string_view needed : kColumnsNeeded) {
    if (std::find(header.begin(), header.end(), needed) == header.end()) {
      return DataFailure("missing column: " + std::string(needed));
    }
  }
  return std::nullopt;
}

void AddRow(const CsvRow& row, const std::vector<std::string>& header,
            v1::ImportApplicationsRequest& request) {
  v1::ApplicationRow& filed = *request.add_rows();
  filed.set_line(row.line);
  for (std::size_t i = 0; i < header.size(); ++i) {
    v1::ApplicationRow::GetReflection()->SetString(&filed, ColumnField(header[i]), row.cells[i]);
  }
}

bool NeedsNobody(const v1::ApplicationRowVerdict& verdict) {
  const bool is_filed = verdict.verdict() == v1::ROW_VERDICT_CREATED ||
                        verdict.verdict() == v1::ROW_VERDICT_UNCHANGED;
  return is_filed && verdict.resembles().empty();
}

}  // namespace

std::optional<Failure> ReadImport(const Context& context, const FlagTexts& flags,
                                  Message& message) {
  auto& request = static_cast<v1::ImportApplicationsRequest&>(message);
  if (auto failure = ReadDeclarations(flags, request)) return failure;
  const auto rows = ReadRows(context, flags);
  if (!rows) return rows.error();
  const std::vector<std::string>& header = rows->front().cells;
  if (auto failure = JudgeHeader(header)) return failure;
  for (std::size_t i = 1; i < rows->size(); ++i) AddRow((*rows)[i], header, request);
  return std::nullopt;
}

ExitCode SumUpImport(const Context& context, const FlagTexts& flags, Message& message) {
  auto& answer = static_cast<v1::ImportApplicationsResponse&>(message);
  context.talk << answer.verdicts_size() << " rows: " << answer.created_count() << " created, "
               << answer.unchanged_count() << " unchanged, " << answer.refused_count()
               << " refused";
  if (answer.held_back_count() > 0)
    context.talk << ", " << answer.held_back_count() << " held back";
  const auto resembling = std::ranges::count_if(
      answer.verdicts(), [](const auto& verdict) { return !verdict.resembles().empty(); });
  if (resembling > 0) context.talk << "; " << resembling << " probably applied before";
  context.talk << "\n";
  if (context.format == OutputFormat::kTable && !flags.contains("all-rows")) {
    auto& verdicts = *answer.mutable_verdicts();
    verdicts.erase(std::remove_if(verdicts.begin(), verdicts.end(), NeedsNobody), verdicts.end());
  }
  if (answer.refused_count() == 0) return kDone;
  const bool is_filed = answer.created_count() + answer.unchanged_count() > 0;
  return is_filed && answer.held_back_count() == 0 ? kPartlyDone : kRefused;
}

}  // namespace ecloserie::cli

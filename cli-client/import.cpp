#include "import.h"

#include <google/protobuf/descriptor.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <istream>
#include <ostream>

#include "csv_file.h"
#include "ecloserie/v1/enrolment_service.pb.h"

namespace ecloserie::cli {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

constexpr std::size_t kRowsMax = 2000;  // The server's limit for one request.
constexpr std::array<std::string_view, 5> kColumnsNeeded = {"external_ref", "family_name",
                                                            "given_name", "born_on", "email"};

std::string TextOf(const FlagTexts& flags, std::string_view name) {
  const auto texts = flags.find(name);
  return texts == flags.end() ? "" : texts->second.back();
}

std::optional<char> DelimiterOf(const std::string& text) {
  if (text == "tab" || text == "\\t") return '\t';
  const bool is_one = text.size() == 1 && text != "\"" && text != "\n" && text != "\r";
  return is_one ? std::optional(text.front()) : std::nullopt;
}

v1::DateFormat DatesOf(const std::string& text) {
  if (text == "iso") return v1::DATE_FORMAT_ISO;
  if (text == "dmy") return v1::DATE_FORMAT_DAY_MONTH_YEAR;
  return v1::DATE_FORMAT_UNSPECIFIED;
}

v1::ImportMode ModeOf(const std::string& text) {
  if (text == "all") return v1::IMPORT_MODE_ALL_OR_NOTHING;
  if (text == "good") return v1::IMPORT_MODE_GOOD_ROWS;
  return v1::IMPORT_MODE_UNSPECIFIED;
}

// Declared, never guessed: 04/05 is a date in May for one and in April for another.
std::optional<Failure> ReadDeclarations(const FlagTexts& flags,
                                        v1::ImportApplicationsRequest& request) {
  if (!DelimiterOf(TextOf(flags, "delimiter"))) {
    return UsageFailure("--delimiter: say which character stands between the columns, ';' or ','");
  }
  request.set_date_format(DatesOf(TextOf(flags, "dates")));
  if (request.date_format() == v1::DATE_FORMAT_UNSPECIFIED) {
    return UsageFailure("--dates: say how dates are written, iso (2015-05-04) or dmy (04/05/2015)");
  }
  request.set_mode(ModeOf(TextOf(flags, "mode")));
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

std::optional<Failure> AddRow(const CsvRow& row, const std::vector<std::string>& header,
                              v1::ImportApplicationsRequest& request) {
  if (row.cells.size() != header.size()) {
    return DataFailure("line " + std::to_string(row.line) + " has " +
                       std::to_string(row.cells.size()) + " columns, the header has " +
                       std::to_string(header.size()));
  }
  v1::ApplicationRow& filed = *request.add_rows();
  filed.set_line(row.line);
  for (std::size_t i = 0; i < header.size(); ++i) {
    v1::ApplicationRow::GetReflection()->SetString(&filed, ColumnField(header[i]), row.cells[i]);
  }
  return std::nullopt;
}

std::optional<Failure> AddRows(const std::vector<CsvRow>& rows,
                               v1::ImportApplicationsRequest& request) {
  if (rows.empty()) return DataFailure("the file is empty");
  const std::vector<std::string>& header = rows.front().cells;
  if (auto failure = JudgeHeader(header)) return failure;
  if (rows.size() - 1 > kRowsMax) {
    return DataFailure("the file has " + std::to_string(rows.size() - 1) +
                       " rows; one import takes at most 2000, split it");
  }
  for (std::size_t i = 1; i < rows.size(); ++i) {
    if (auto failure = AddRow(rows[i], header, request)) return failure;
  }
  return std::nullopt;
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
  const std::string path = TextOf(flags, "FILE");
  std::ifstream file;
  if (path != "-") file.open(path, std::ios::binary);
  if (path != "-" && !file) return UsageFailure("the file " + path + " cannot be read");
  const auto rows =
      ReadCsv(path == "-" ? context.in : file, *DelimiterOf(TextOf(flags, "delimiter")));
  if (!rows) return DataFailure(rows.error());
  return AddRows(*rows, request);
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

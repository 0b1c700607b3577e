#include "csv_import.h"

#include <fstream>
#include <istream>

namespace ecloserie::cli {
namespace {

constexpr std::size_t kRowsMax = 2000;  // The server's limit for one request.

std::optional<char> DelimiterOf(const std::string& text) {
  if (text == "tab" || text == "\\t") return '\t';
  const bool is_one = text.size() == 1 && text != "\"" && text != "\n" && text != "\r";
  return is_one ? std::optional(text.front()) : std::nullopt;
}

std::optional<Failure> JudgeRows(const std::vector<CsvRow>& rows) {
  if (rows.empty()) return DataFailure("the file is empty");
  if (rows.size() - 1 > kRowsMax) {
    return DataFailure("the file has " + std::to_string(rows.size() - 1) +
                       " rows; one import takes at most 2000, split it");
  }
  const std::size_t columns = rows.front().cells.size();
  for (const CsvRow& row : rows) {
    if (row.cells.size() == columns) continue;
    return DataFailure("line " + std::to_string(row.line) + " has " +
                       std::to_string(row.cells.size()) + " columns, the header has " +
                       std::to_string(columns));
  }
  return std::nullopt;
}

}  // namespace

std::string LastText(const FlagTexts& flags, std::string_view name) {
  const auto texts = flags.find(name);
  return texts == flags.end() ? "" : texts->second.back();
}

v1::DateFormat DatesOf(const std::string& text) {
  if (text == "iso") return v1::DATE_FORMAT_ISO;
  if (text == "dmy") return v1::DATE_FORMAT_DAY_MONTH_YEAR;
  return v1::DATE_FORMAT_UNSPECIFIED;
}

std::optional<Failure> JudgeDeclarations(const FlagTexts& flags) {
  if (!DelimiterOf(LastText(flags, "delimiter"))) {
    return UsageFailure("--delimiter: say which character stands between the columns, ';' or ','");
  }
  if (DatesOf(LastText(flags, "dates")) == v1::DATE_FORMAT_UNSPECIFIED) {
    return UsageFailure("--dates: say how dates are written, iso (2015-05-04) or dmy (04/05/2015)");
  }
  return std::nullopt;
}

tl::expected<std::vector<CsvRow>, Failure> ReadRows(const Context& context,
                                                    const FlagTexts& flags) {
  const std::string path = LastText(flags, "FILE");
  std::ifstream file;
  if (path != "-") file.open(path, std::ios::binary);
  if (path != "-" && !file) {
    return tl::unexpected(UsageFailure("the file " + path + " cannot be read"));
  }
  auto rows = ReadCsv(path == "-" ? context.in : file, *DelimiterOf(LastText(flags, "delimiter")));
  if (!rows) return tl::unexpected(DataFailure(rows.error()));
  if (auto failure = JudgeRows(*rows)) return tl::unexpected(*std::move(failure));
  return *std::move(rows);
}

}  // namespace ecloserie::cli

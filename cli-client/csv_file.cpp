#include "csv_file.h"

#include <csv.h>
#include <utf8proc.h>

#include <istream>
#include <utility>

namespace ecloserie::cli {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

// libcsv, fed line by line so that every record knows where it began.
class CsvReader {
 public:
  explicit CsvReader(char delimiter) {
    csv_init(&parser_, CSV_STRICT | CSV_STRICT_FINI);
    csv_set_delim(&parser_, static_cast<unsigned char>(delimiter));
    // libcsv would trim the cells; what is allowed around a value is not ours to say.
    csv_set_space_func(&parser_, [](unsigned char) { return 0; });
  }
  ~CsvReader() { csv_free(&parser_); }
  CsvReader(const CsvReader&) = delete;
  CsvReader& operator=(const CsvReader&) = delete;

  bool Feed(const std::string& line, std::int64_t number) {
    if (!is_inside_) begun_on_ = number;
    const std::size_t record_count = rows_.size();
    if (csv_parse(&parser_, line.data(), line.size(), OnCell, OnRecord, this) != line.size()) {
      return false;
    }
    const bool is_blank = line.find_first_not_of("\r\n") == std::string::npos;
    is_inside_ = rows_.size() == record_count && !(is_blank && !is_inside_);
    return true;
  }

  bool Finish() { return csv_fini(&parser_, OnCell, OnRecord, this) == 0; }

  std::int64_t begun_on() const { return begun_on_; }
  std::vector<CsvRow> TakeRows() { return std::move(rows_); }

 private:
  static void OnCell(void* bytes, std::size_t size, void* self) {
    static_cast<CsvReader*>(self)->cells_.emplace_back(static_cast<const char*>(bytes), size);
  }
  static void OnRecord(int, void* self) {
    auto& reader = *static_cast<CsvReader*>(self);
    reader.rows_.push_back({.line = reader.begun_on_, .cells = std::exchange(reader.cells_, {})});
  }

  csv_parser parser_{};
  std::vector<std::string> cells_;
  std::vector<CsvRow> rows_;
  std::int64_t begun_on_ = 1;
  bool is_inside_ = false;  // A quoted cell goes on on the next line.
};

bool IsUtf8(const std::string& text) {
  const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  auto rest = static_cast<utf8proc_ssize_t>(text.size());
  while (rest > 0) {
    utf8proc_int32_t point = 0;
    const utf8proc_ssize_t taken = utf8proc_iterate(bytes, rest, &point);
    if (taken <= 0) return false;
    bytes += taken;
    rest -= taken;
  }
  return true;
}

}  // namespace

tl::expected<std::vector<CsvRow>, std::string> ReadCsv(std::istream& in, char delimiter) {
  CsvReader reader(delimiter);
  std::string line;
  for (std::int64_t number = 1; std::getline(in, line); ++number) {
    if (!in.eof()) line += '\n';
    if (number == 1 && line.starts_with(kByteOrderMark)) line.erase(0, kByteOrderMark.size());
    const std::string where = "line " + std::to_string(number);
    if (!IsUtf8(line)) return tl::unexpected(where + " is not UTF-8; save the file as UTF-8");
    if (!reader.Feed(line, number)) {
      return tl::unexpected(where + " is not CSV: a quote stands inside a value");
    }
  }
  if (!reader.Finish()) {
    return tl::unexpected("the quoted value that begins on line " +
                          std::to_string(reader.begun_on()) + " never ends");
  }
  return reader.TakeRows();
}

}  // namespace ecloserie::cli

#include "domain/csv_record.h"

#include <string_view>

namespace ecloserie::domain {
namespace {

std::string Quoted(std::string_view cell) {
  if (cell.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(cell);
  std::string quoted = "\"";
  for (const char c : cell) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + "\"";
}

}  // namespace

std::string CsvRecord(const std::vector<std::string>& cells) {
  std::string record;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) record += ',';
    record += Quoted(cells[i]);
  }
  return record + "\r\n";
}

}  // namespace ecloserie::domain

#include "storage/content.h"

#include <cstdint>

namespace ecloserie::storage {
namespace {

void AppendNumber(std::string& content, std::uint64_t number, int bytes_count) {
  for (int shift = (bytes_count - 1) * 8; shift >= 0; shift -= 8) {
    content += static_cast<char>(number >> shift);
  }
}

void AppendInteger(std::string& content, std::int64_t integer) {
  content += 'I';
  AppendNumber(content, static_cast<std::uint64_t>(integer), 8);
}

void AppendBytes(std::string& content, std::string_view bytes) {
  content += 'B';
  AppendNumber(content, bytes.size(), 4);
  content += bytes;
}

}  // namespace

std::string EncodeRow(std::span<const Value> row) {
  std::string content;
  for (const Value& value : row) {
    if (value.is_null()) {
      content += 'N';
    } else if (value.type() == Value::Type::kInteger) {
      AppendInteger(content, value.integer());
    } else {
      AppendBytes(content, value.bytes());
    }
  }
  return content;
}

std::string EncodeRow(const Rows& rows, std::string_view columns) {
  std::string content;
  for (int column = 0; column < static_cast<int>(columns.size()); ++column) {
    if (rows.IsNull(column)) {
      content += 'N';
    } else if (columns[static_cast<std::size_t>(column)] == 'i') {
      AppendInteger(content, rows.Integer(column));
    } else {
      AppendBytes(content, rows.Text(column));
    }
  }
  return content;
}

}  // namespace ecloserie::storage

#pragma once

#include <cstdint>
#include <iosfwd>
#include <string>
#include <vector>

#include "tl/expected.hpp"

namespace ecloserie::cli {

// One record and the line of the file on which it begins, from 1.
struct CsvRow {
  std::int64_t line = 0;
  std::vector<std::string> cells;
};

// The records of a CSV file as RFC 4180 has them: quotes, CRLF or LF, a byte
// order mark is skipped, empty lines are no records. Spaces belong to the cells.
// Says which line is not CSV, or not UTF-8.
tl::expected<std::vector<CsvRow>, std::string> ReadCsv(std::istream& in, char delimiter);

}  // namespace ecloserie::cli

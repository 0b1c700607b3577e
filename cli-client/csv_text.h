#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace ecloserie::cli {

// One record of RFC 4180, with its CRLF.
std::string CsvRecord(const std::vector<std::string>& cells);

}  // namespace ecloserie::cli

#pragma once

#include <string>
#include <vector>

namespace ecloserie::domain {

// One record as RFC 4180 has it, with its CRLF. Cells are written as they are: what a
// spreadsheet makes of them is for whoever opens it there.
std::string CsvRecord(const std::vector<std::string>& cells);

}  // namespace ecloserie::domain

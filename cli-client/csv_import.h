#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "command.h"
#include "csv_file.h"
#include "ecloserie/v1/application_import.pb.h"
#include "tl/expected.hpp"

namespace ecloserie::cli {

// What the commands that import a spreadsheet have in common.

// The last text of the flag; empty without one.
std::string LastText(const FlagTexts& flags, std::string_view name);

// UNSPECIFIED for a word that is neither iso nor dmy.
v1::DateFormat DatesOf(const std::string& text);

// Declared, never guessed: how columns are parted, and whether 04/05 is a date in May.
std::optional<Failure> JudgeDeclarations(const FlagTexts& flags);

// The records of the file, or of stdin, header first; refuses one without any, one with
// more rows than a request takes, and rows that are not as long as the header.
tl::expected<std::vector<CsvRow>, Failure> ReadRows(const Context& context, const FlagTexts& flags);

}  // namespace ecloserie::cli

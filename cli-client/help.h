#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "command.h"

namespace ecloserie::cli {

// What stands after the verb: COHORT, FILE; empty for nothing.
std::string OperandWord(const Command& command);

std::string ProgramHelp(const std::vector<Command>& table);
std::string NounHelp(const std::vector<Command>& table, std::string_view noun);
std::string CommandHelp(const Command& command);
std::string ExitCodesHelp();

}  // namespace ecloserie::cli

#pragma once

#include <iosfwd>

#include "command.h"

namespace ecloserie::cli {

// `register show`: single registers, or the half-days of a track between two days as a
// grid, a character per mark; for programs a row per mark.
ExitCode ShowRegisters(const Context& context, const FlagTexts& flags, std::ostream& out);

// How one register is shown.
View RegisterView();

}  // namespace ecloserie::cli

#pragma once

#include <iosfwd>

#include "command.h"

namespace ecloserie::cli {

// The journal of the school and its seals, as docs/audit-format.md has it.
ExitCode ExportAudit(const Context& context, const FlagTexts& flags, std::ostream& out);

// The newest seal of every school that the caller may read, one line each.
ExitCode PrintHeads(const Context& context, const FlagTexts& flags, std::ostream& out);

}  // namespace ecloserie::cli

#pragma once

#include <iosfwd>

#include "command.h"

namespace ecloserie::cli {

// The applications of a cohort in the columns that `application import` reads, all of
// them, whatever their state; who was erased has nothing left to write.
ExitCode ExportApplications(const Context& context, const FlagTexts& flags, std::ostream& out);

}  // namespace ecloserie::cli

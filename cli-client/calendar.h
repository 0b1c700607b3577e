#pragma once

#include <iosfwd>

#include "command.h"

namespace ecloserie::cli {

// Writes the iCalendar text as it is, whatever the output format: calendars read it.
ExitCode PrintCalendar(const Context& context, const FlagTexts& flags, std::ostream& out);

}  // namespace ecloserie::cli

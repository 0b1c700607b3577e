#pragma once

#include <iosfwd>
#include <vector>

#include "command.h"

namespace ecloserie::cli {

// A row per mark, as CSV or JSON, with the half-day that it belongs to.
void PrintMarkRows(const Context& context, const std::vector<v1::Register>& registers,
                   std::ostream& out);

}  // namespace ecloserie::cli

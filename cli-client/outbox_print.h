#pragma once

#include <iosfwd>
#include <vector>

#include "command.h"
#include "ecloserie/outbox.h"

namespace ecloserie::cli {

// What was taken along and waits to be recorded, a row per register.
void PrintTaken(const Context& context, const std::vector<v1::Register>& registers,
                std::ostream& out);

// A row per item; for programs an object each, with the rows that differ.
void PrintItems(const Context& context, const std::vector<OutboxItem>& items, std::ostream& out);

// One item, its refusal and the rows that differ.
void PrintItem(const Context& context, const OutboxItem& item, std::ostream& out);

}  // namespace ecloserie::cli

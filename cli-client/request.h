#pragma once

#include <string>

#include "command.h"
#include "tl/expected.hpp"

namespace ecloserie::cli {

// The request of a command line: the flags' fields, the operand's, and the
// school where the request needs one and was given none.
tl::expected<MessagePtr, Failure> BuildRequest(const Command& command, const FlagTexts& flags,
                                               const std::string& operand,
                                               const std::string& school);

// Says what should have stood after the verb.
Failure OperandMissing(const Command& command);

}  // namespace ecloserie::cli

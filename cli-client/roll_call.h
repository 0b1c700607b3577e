#pragma once

#include <optional>

#include "command.h"

namespace ecloserie::cli {

// Asks for one trainee of the register after the other, a key each, shows what was
// said and asks whether it is right. Fills in the exceptions; refuses (interrupted)
// when nothing shall be recorded. Wants somebody at the terminal.
std::optional<Failure> CallRoll(const Context& context, const v1::Register& roster,
                                v1::RecordRegisterRequest& request);

}  // namespace ecloserie::cli

#pragma once

#include <iosfwd>

#include "command.h"

namespace ecloserie::cli {

// The verbs of `outbox`: registers taken along, recorded without a connection, and sent
// later. The file is --outbox, else one per school in the user's state folder.
ExitCode TakeAlong(const Context& context, const FlagTexts& flags, std::ostream& out);
ExitCode RecordOffline(const Context& context, const FlagTexts& flags, std::ostream& out);
ExitCode ListOutbox(const Context& context, const FlagTexts& flags, std::ostream& out);
ExitCode ShowOutboxItem(const Context& context, const FlagTexts& flags, std::ostream& out);
ExitCode SendOutbox(const Context& context, const FlagTexts& flags, std::ostream& out);
ExitCode DropFromOutbox(const Context& context, const FlagTexts& flags, std::ostream& out);
ExitCode ForgetInOutbox(const Context& context, const FlagTexts& flags, std::ostream& out);

}  // namespace ecloserie::cli

#pragma once

#include "command.h"

namespace ecloserie::cli {

// Fills in the request's session from --track, --date and --slot, unless it was
// named.
std::optional<Failure> FindSession(const Context& context, const FlagTexts& flags,
                                   google::protobuf::Message& request);

// FindSession, and the exceptions of a RecordRegisterRequest from --present, --absent,
// --late, --left-early and --partial. Reads the register for its etag and for
// the trainees' names.
std::optional<Failure> FillRegister(const Context& context, const FlagTexts& flags,
                                    google::protobuf::Message& message);

}  // namespace ecloserie::cli

#pragma once

#include "command.h"

namespace ecloserie::cli {

// FindSession, and the mark of a CorrectMarkRequest from the one flag that says whose it
// is and what it is to say: --present, --absent, --late, --left-early or --partial.
// Reads the register for its etag and for the trainees' names.
std::optional<Failure> FillCorrection(const Context& context, const FlagTexts& flags,
                                      google::protobuf::Message& message);

}  // namespace ecloserie::cli

#pragma once

#include <google/protobuf/message.h>

#include <iosfwd>
#include <optional>

#include "command.h"

namespace ecloserie::cli {

// Everything dated that a school knows of one person, in the order of time: files,
// enrolments with their events, placements, absences and outcomes.
ExitCode TellStory(const Context& context, const FlagTexts& flags, std::ostream& out);

// Fills an update with what is known of the person and was not given, and refuses to
// overwrite what changed meanwhile.
std::optional<Failure> CompletePerson(const Context& context, const FlagTexts& flags,
                                      google::protobuf::Message& request);

}  // namespace ecloserie::cli

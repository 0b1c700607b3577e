#pragma once

#include <google/protobuf/message.h>

#include <optional>

#include "command.h"

namespace ecloserie::cli {

// Fills an ImportEvidenceRequest from a platform's activity export: the columns and the
// words are the platform's, and the flags say what they mean.
std::optional<Failure> ReadEvidenceImport(const Context& context, const FlagTexts& flags,
                                          google::protobuf::Message& request);

// Says how many rows became what; leaves out of a table the rows that need nobody.
ExitCode SumUpEvidenceImport(const Context& context, const FlagTexts& flags,
                             google::protobuf::Message& answer);

}  // namespace ecloserie::cli

#pragma once

#include "command.h"

namespace ecloserie::cli {

// Fills an ImportApplicationsRequest from the file that FILE names and what the
// flags declare about it. Every value goes as text; the server judges.
std::optional<Failure> ReadImport(const Context& context, const FlagTexts& flags,
                                  google::protobuf::Message& message);

// One line of talk about the verdicts. People see only the rows that need them.
ExitCode SumUpImport(const Context& context, const FlagTexts& flags,
                     google::protobuf::Message& message);

}  // namespace ecloserie::cli

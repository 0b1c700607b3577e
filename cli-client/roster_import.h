#pragma once

#include "command.h"

namespace ecloserie::cli {

// Fills an ImportRosterRequest from the folder that DIR names. Every value goes as
// text; the server judges.
std::optional<Failure> ReadRosterImport(const Context& context, const FlagTexts& flags,
                                        google::protobuf::Message& message);

// One line of talk about the verdicts. People see only the rows that changed something
// or need them.
ExitCode SumUpRosterImport(const Context& context, const FlagTexts& flags,
                           google::protobuf::Message& message);

// The folder that --out names: made before the call, and filled after it.
std::optional<Failure> MakeRosterOut(const Context& context, const FlagTexts& flags,
                                     google::protobuf::Message& message);
ExitCode WriteRosterOut(const Context& context, const FlagTexts& flags,
                        google::protobuf::Message& message);

}  // namespace ecloserie::cli

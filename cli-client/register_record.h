#pragma once

#include "command.h"

namespace ecloserie::cli {

// Whether it was said who was there: by --all-present or a list, or, with neither, key
// by key at the terminal. Asked before any call.
std::optional<Failure> JudgeRecording(const FlagTexts& flags);

// Fills in who was not simply present, in the way that was said.
std::optional<Failure> FillExceptions(const Context& context, const FlagTexts& flags,
                                      const v1::Register& roster,
                                      v1::RecordRegisterRequest& request);

// The session, the etag and the exceptions of a RecordRegisterRequest. Opens the
// register if need be, because who is on it is not known before.
std::optional<Failure> FillRegister(const Context& context, const FlagTexts& flags,
                                    google::protobuf::Message& message);

// Tells how many were there.
ExitCode SumUpRegister(const Context& context, const FlagTexts& flags,
                       google::protobuf::Message& answer);

}  // namespace ecloserie::cli

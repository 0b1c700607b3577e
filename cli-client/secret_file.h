#pragma once

#include <google/protobuf/message.h>

#include <optional>

#include "command.h"

namespace ecloserie::cli {

// --secret-file FILE, for answers with a field `secret`: made before the call, so
// that a secret which is told once has a place to go, and written after it.
std::optional<Failure> MakeSecretFile(const Context& context, const FlagTexts& flags,
                                      google::protobuf::Message& request);
ExitCode KeepSecret(const Context& context, const FlagTexts& flags,
                    google::protobuf::Message& answer);

}  // namespace ecloserie::cli

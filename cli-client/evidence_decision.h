#pragma once

#include <google/protobuf/message.h>

#include <optional>

#include "command.h"
#include "ecloserie/v1/evidence.pb.h"

namespace ecloserie::cli {

// Puts all that is named into one request, so that all of it is decided or nothing; a
// lone - reads the names from stdin.
Prepare DecideNamed(v1::EvidenceDecision decision);

}  // namespace ecloserie::cli

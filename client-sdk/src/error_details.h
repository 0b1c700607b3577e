#pragma once

#include "ecloserie/result.h"

namespace grpc {
class Status;
}

namespace ecloserie {

// The error that a failed status carries: its code and message, and from the
// details the reason, the facts, the field problems and the retry delay.
Error DecodeError(const grpc::Status& status);

}  // namespace ecloserie

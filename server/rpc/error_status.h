#pragma once

#include <grpcpp/support/status.h>

#include <string>

#include "absl/status/status.h"

namespace ecloserie::rpc {

// A refusal as it travels: the code, the sentence, and the details of
// errors.proto, kept far below the 8 kB at which gRPC would lose them all.
grpc::Status ToWire(const absl::Status& refusal);

// A fault of ours; the caller learns its request id and nothing of the inside.
absl::Status InternalFault(const std::string& request_id);

}  // namespace ecloserie::rpc

#pragma once

#include <string>

#include "absl/status/status.h"
#include "absl/time/time.h"

namespace ecloserie::rpc {

// How a call ended. Nothing in it is the caller's text.
struct EndedCall {
  std::string method;  // ecloserie.v1.EnrolmentService.MakeOffer
  absl::StatusCode code;
  std::string reason;  // an ErrorReason; empty when it succeeded
  absl::Duration took;
};

// Told about every call, on any thread; must not block.
class CallObserver {
 public:
  virtual ~CallObserver() = default;
  virtual void Ended(const EndedCall& call) = 0;
};

}  // namespace ecloserie::rpc

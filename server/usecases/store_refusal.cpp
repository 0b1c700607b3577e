#include "usecases/store_refusal.h"

#include "domain/refusal.h"

namespace ecloserie::usecases {

using absl::StatusCode;
using domain::Refusal;

absl::Status ServerDraining() {
  return Refusal(StatusCode::kUnavailable, "SERVER_DRAINING",
                 "the server is stopping; nothing was changed");
}

absl::Status RefusalOfStore(const storage::Outcome& outcome) {
  if (outcome.kind == storage::OutcomeKind::kUnknown) {
    return Refusal(StatusCode::kUnavailable, "OUTCOME_UNKNOWN",
                   "the change may or may not have been made: repeat it with the same request id");
  }
  switch (outcome.fault) {
    case storage::StoreFault::kDroppedLate:
      return Refusal(StatusCode::kDeadlineExceeded, "DROPPED_LATE",
                     "the deadline passed before the work began; nothing was changed");
    case storage::StoreFault::kQueueFull:
      return Refusal(StatusCode::kResourceExhausted, "QUEUE_FULL",
                     "too much is waiting: try again a little later", {{"retry_after_ms", "100"}});
    case storage::StoreFault::kStopping:
      return ServerDraining();
    case storage::StoreFault::kFull:
      return Refusal(StatusCode::kResourceExhausted, "STORE_FULL",
                     "no space is left where the data lie; nothing was changed");
    case storage::StoreFault::kAway:
      return Refusal(StatusCode::kUnavailable, "STORE_AWAY",
                     "the database did not answer; nothing was changed");
    case storage::StoreFault::kContended:
      return Refusal(StatusCode::kUnavailable, "STORE_CONTENDED",
                     "others changed the same rows each time it was tried; nothing was changed");
    case storage::StoreFault::kFenced:
      return Refusal(
          StatusCode::kUnavailable, "STORE_FENCED",
          "the database has lost changes that were acknowledged: nothing is served until "
          "an operator has looked; nothing was changed");
    case storage::StoreFault::kNone:
    case storage::StoreFault::kDefect:
      break;
  }
  return Refusal(StatusCode::kInternal, "INTERNAL_FAULT",
                 "a fault of the server's; nothing was changed");
}

}  // namespace ecloserie::usecases

#include "storage/engine/failure.h"

#include <utility>

namespace ecloserie::storage::engine {
namespace {

StoreFault MeaningOf(EngineFault fault) {
  switch (fault) {
    case EngineFault::kContended:
      return StoreFault::kContended;
    case EngineFault::kFull:
      return StoreFault::kFull;
    case EngineFault::kAway:
    case EngineFault::kCorrupt:
      return StoreFault::kAway;
    // The rules refuse before the schema does: one that gets there is a defect.
    case EngineFault::kUnique:
    case EngineFault::kForeignKey:
    case EngineFault::kCheck:
    case EngineFault::kNotNull:
    case EngineFault::kTrigger:
    case EngineFault::kDefect:
      return StoreFault::kDefect;
  }
  return StoreFault::kDefect;
}

}  // namespace

Outcome Failed(StoreFault fault, std::string detail) {
  return {.kind = OutcomeKind::kFailed, .fault = fault, .detail = std::move(detail)};
}

Outcome FailedBy(const EngineError& error) {
  return Failed(MeaningOf(error.fault()), error.what());
}

Outcome Unknown(std::string detail) {
  return {.kind = OutcomeKind::kUnknown, .fault = StoreFault::kAway, .detail = std::move(detail)};
}

}  // namespace ecloserie::storage::engine

#pragma once

#include <stdexcept>
#include <string>

#include "storage/database.h"

namespace ecloserie::storage::engine {

// What an engine says no with, in words that fit every engine. A driver turns its
// own codes into these, in one place.
enum class EngineFault {
  kUnique,      // A key is taken.
  kForeignKey,  // What a row refers to is not there.
  kCheck,       // A value breaks a CHECK.
  kNotNull,     // A value is missing.
  kTrigger,     // A trigger of the schema refused.
  kContended,   // Somebody else is at the same rows: the transaction may be repeated.
  kFull,        // No space is left.
  kAway,        // No answer, or none from an engine that takes writes.
  kCorrupt,     // What is stored is not what was written.
  kDefect,      // Anything else is a mistake of ours.
};

// Thrown by everything that asks an engine.
class EngineError : public std::runtime_error {
 public:
  EngineError(EngineFault fault, const std::string& what)
      : std::runtime_error(what), fault_(fault) {}

  EngineFault fault() const { return fault_; }

 private:
  EngineFault fault_;
};

// The outcome of work that was not kept.
Outcome Failed(StoreFault fault, std::string detail = {});
Outcome FailedBy(const EngineError& error);
// That of work of which nobody knows whether it was kept.
Outcome Unknown(std::string detail);

}  // namespace ecloserie::storage::engine

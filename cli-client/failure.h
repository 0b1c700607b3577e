#pragma once

#include <iosfwd>
#include <string>

#include "ecloserie/result.h"

namespace ecloserie::cli {

// The exit codes; a contract with every script (`ecloserie help exit-codes`).
enum ExitCode {
  kDone = 0,
  kUnexpected = 1,
  kUsage = 2,
  kNotFound = 3,
  kNotAllowed = 4,
  kConflict = 5,
  kRefused = 6,
  kUnreachable = 7,
  kTimedOut = 8,
  kPartlyDone = 9,
  kInterrupted = 130,
};

// Why a command did not do what was asked.
struct Failure {
  ExitCode exit_code = kUnexpected;
  Error error;
  bool is_local = false;  // The command line's own verdict: no server was asked.
};

// The command was not understood.
Failure UsageFailure(std::string message);

// What the caller brought, a file for example, cannot be sent.
Failure DataFailure(std::string message);

// What the SDK says.
Failure CallFailure(Error error);

ExitCode ExitCodeOf(Code code);

// Several lines for people: the message, the reason and its facts, the fields,
// and how to learn an unknown outcome.
void PrintFailure(std::ostream& out, const Failure& failure);

}  // namespace ecloserie::cli

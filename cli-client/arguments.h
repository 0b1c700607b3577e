#pragma once

#include <string>
#include <variant>
#include <vector>

#include "audit_verification.h"
#include "failure.h"
#include "run.h"

namespace ecloserie::cli {

// Text that was asked for instead of a command: help, the version.
struct Text {
  std::string text;
};

// A command to run, an export to verify, text to print, or why it was not understood.
using Parsed = std::variant<Invocation, AuditVerification, Text, Failure>;

// Understands the arguments behind the program's name. Environment variables
// stand in for flags that were not given.
Parsed ParseArguments(const std::vector<std::string>& arguments, const std::vector<Command>& table);

// Whether errors should be JSON, asked even of arguments that make no sense.
bool WantsJson(const std::vector<std::string>& arguments);

}  // namespace ecloserie::cli

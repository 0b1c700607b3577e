#pragma once

#include <cstddef>
#include <iosfwd>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "command.h"

namespace ecloserie::cli {

// More than any list has.
inline constexpr std::size_t kWholeList = 1'000'000'000;

// What holds for every command.
struct GlobalFlags {
  ClientOptions client;
  std::string school;
  PrintOptions print;
  std::optional<Millis> timeout;
  std::string request_id;
  bool is_dry_run = false;
  std::size_t limit = 100;
  bool is_quiet = false;
};

// A command line, understood.
struct Invocation {
  const Command* command = nullptr;
  std::vector<std::string> operands;  // What stands after the verb.
  FlagTexts flags;
  GlobalFlags globals;
};

// The streams of the process.
struct Streams {
  std::istream& in;
  std::ostream& out;  // Data.
  std::ostream& err;  // Talk.
};

// Does what was asked, one call per operand, and gives the exit code. An operand
// that fails does not stop the others.
ExitCode Run(const Invocation& invocation, const std::stop_token& stop, const Streams& streams);

// In the output's format, JSON or lines.
void ReportFailure(std::ostream& err, OutputFormat format, const Failure& failure);

}  // namespace ecloserie::cli

#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

namespace ecloserie::benchmarks {

using Command = std::vector<std::string>;  // A program and its arguments.

Command Joined(Command words, const Command& more);

// A program that runs until this goes out of scope; its output goes to a file.
class Process {
 public:
  Process(const Command& command, const std::string& log_file);
  ~Process();  // Asks it to stop, and waits.
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  pid_t pid() const { return pid_; }

 private:
  pid_t pid_ = 0;
};

// The first line that the program writes. Throws when it fails.
std::string FirstLineOf(const Command& command);

// Waits for the program to end. Throws when it fails; its output goes to a file.
void RunToEnd(const Command& command, const std::string& log_file);

}  // namespace ecloserie::benchmarks

#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

#include "support/temporary_folder.h"

namespace ecloserie::tests {

// A built binary in a process of its own.
class Program {
 public:
  // The binary and its arguments.
  explicit Program(std::vector<std::string> words);
  ~Program();
  Program(const Program&) = delete;
  Program& operator=(const Program&) = delete;

  void Signal(int signal) const;
  // The exit code; minus the signal when one ended it.
  int Wait();
  bool HasEnded() const;

  std::string out() const { return Read("out"); }
  std::string err() const { return Read("err"); }
  // Waits for a line of stderr that begins so, and gives what follows.
  std::string LineAfter(const std::string& beginning) const;

 private:
  std::string Read(const std::string& name) const;

  TemporaryFolder folder_;
  pid_t pid_ = -1;
};

struct Finished {
  int exit_code;
  std::string out;
  std::string err;
};

// Runs it to its end.
Finished RunProgram(std::vector<std::string> words);

}  // namespace ecloserie::tests

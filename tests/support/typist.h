#pragma once

#include <sys/types.h>
#include <termios.h>

#include <string>
#include <vector>

namespace ecloserie::tests {

// A program at a terminal of its own, and somebody who types and reads there.
class Typist {
 public:
  // The binary and its arguments.
  explicit Typist(std::vector<std::string> words);
  ~Typist();
  Typist(const Typist&) = delete;
  Typist& operator=(const Typist&) = delete;

  // Reads until the text has come; throws when it does not. What came before it is read.
  void WaitFor(const std::string& text);
  void Type(const std::string& keys) const;
  void Signal(int signal) const;
  // Reads to the end, and gives the exit code; minus the signal when one ended it.
  int Wait();
  const std::string& screen() const { return screen_; }
  // Whether the terminal echoes and waits for whole lines, as it did at first.
  bool IsAsBefore() const;

 private:
  // False at the end, and when nothing comes.
  bool Read();

  pid_t pid_ = -1;
  int terminal_ = -1;
  termios before_{};
  std::string screen_;
  std::size_t read_to_ = 0;
};

}  // namespace ecloserie::tests

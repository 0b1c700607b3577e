#pragma once

#include <optional>
#include <stop_token>

namespace ecloserie::cli {

// Whether somebody sits at stdin.
bool IsTyped();

// Puts the terminal back as it was; for whoever ends the program at once.
void RestoreTerminal();

// The terminal at stdin, giving single keys and echoing none, until this goes. Signals
// that end the program put it back first.
class Keyboard {
 public:
  explicit Keyboard(std::stop_token stop);
  ~Keyboard();
  Keyboard(const Keyboard&) = delete;
  Keyboard& operator=(const Keyboard&) = delete;

  // Waits for a key; nothing at the end of the input and after a stop. Keys that send
  // several bytes, arrows for example, are an escape.
  std::optional<char> Next() const;

 private:
  const std::stop_token stop_;
};

}  // namespace ecloserie::cli

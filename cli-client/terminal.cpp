#include "terminal.h"

#include <poll.h>
#include <termios.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <utility>

namespace ecloserie::cli {
namespace {

constexpr int kGlanceMillis = 100;  // How long a stop may go unnoticed.
constexpr char kEscape = 27;
constexpr std::array kDeadly = {SIGTERM, SIGHUP, SIGQUIT};

// What a signal handler needs to find without asking anyone.
// NOLINTNEXTLINE(cppcoreguidelines-avoid-non-const-global-variables): a handler is told nothing
termios mode_before;
// NOLINTNEXTLINE(cppcoreguidelines-avoid-non-const-global-variables): a handler is told nothing
volatile std::sig_atomic_t is_mode_ours;

extern "C" void RestoreAndDie(int signal) {
  RestoreTerminal();
  std::signal(signal, SIG_DFL);
  std::raise(signal);
}

bool HasInput(int wait_millis) {
  pollfd input{.fd = STDIN_FILENO, .events = POLLIN, .revents = 0};
  return poll(&input, 1, wait_millis) > 0;
}

std::optional<char> ReadByte() {
  char byte = 0;
  if (read(STDIN_FILENO, &byte, 1) != 1) return std::nullopt;
  return byte;
}

}  // namespace

bool IsTyped() { return isatty(STDIN_FILENO) == 1; }

void RestoreTerminal() {
  if (is_mode_ours == 0) return;
  tcsetattr(STDIN_FILENO, TCSANOW, &mode_before);
  is_mode_ours = 0;
}

// Interrupts stay signals. Suspending is off: nobody would restore the terminal then.
Keyboard::Keyboard(std::stop_token stop) : stop_(std::move(stop)) {
  if (tcgetattr(STDIN_FILENO, &mode_before) != 0) return;
  termios keys = mode_before;
  keys.c_lflag &= ~static_cast<tcflag_t>(ICANON | ECHO);
  keys.c_cc[VMIN] = 1;
  keys.c_cc[VTIME] = 0;
  keys.c_cc[VSUSP] = _POSIX_VDISABLE;
  is_mode_ours = 1;
  for (const int signal : kDeadly) std::signal(signal, RestoreAndDie);
  tcsetattr(STDIN_FILENO, TCSANOW, &keys);
}

Keyboard::~Keyboard() {
  RestoreTerminal();
  for (const int signal : kDeadly) std::signal(signal, SIG_DFL);
}

std::optional<char> Keyboard::Next() const {
  while (!HasInput(kGlanceMillis)) {
    if (stop_.stop_requested()) return std::nullopt;
  }
  if (stop_.stop_requested()) return std::nullopt;
  const std::optional<char> key = ReadByte();
  while (key == kEscape && HasInput(0)) ReadByte();
  return key;
}

}  // namespace ecloserie::cli

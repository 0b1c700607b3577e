#include "support/typist.h"

#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utmp.h>

#include <array>
#include <stdexcept>

namespace ecloserie::tests {
namespace {

constexpr int kPatienceMillis = 20'000;

}  // namespace

Typist::Typist(std::vector<std::string> words) {
  std::vector<char*> argv;
  for (std::string& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  const winsize size{.ws_row = 25, .ws_col = 80, .ws_xpixel = 0, .ws_ypixel = 0};
  int program_end = -1;
  if (::openpty(&terminal_, &program_end, nullptr, nullptr, &size) != 0) {
    throw std::runtime_error("there is no terminal");
  }
  ::tcgetattr(program_end, &before_);
  pid_ = ::fork();
  if (pid_ == 0) {
    ::close(terminal_);
    ::login_tty(program_end);
    ::execv(argv.front(), argv.data());
    ::_exit(127);
  }
  ::close(program_end);
}

Typist::~Typist() {
  if (pid_ > 0) {
    Signal(SIGKILL);
    Wait();
  }
  ::close(terminal_);
}

void Typist::WaitFor(const std::string& text) {
  while (true) {
    const std::size_t found = screen_.find(text, read_to_);
    if (found != std::string::npos) {
      read_to_ = found + text.size();
      return;
    }
    if (!Read()) throw std::runtime_error("no " + text + " on: " + screen_);
  }
}

void Typist::Type(const std::string& keys) const {
  if (::write(terminal_, keys.data(), keys.size()) != static_cast<ssize_t>(keys.size())) {
    throw std::runtime_error("nobody takes the keys");
  }
}

void Typist::Signal(int signal) const { ::kill(pid_, signal); }

int Typist::Wait() {
  while (Read()) {
  }
  int status = 0;
  ::waitpid(pid_, &status, 0);
  pid_ = -1;
  return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

bool Typist::IsAsBefore() const {
  termios now{};
  return ::tcgetattr(terminal_, &now) == 0 && now.c_lflag == before_.c_lflag;
}

bool Typist::Read() {
  pollfd input{.fd = terminal_, .events = POLLIN, .revents = 0};
  if (::poll(&input, 1, kPatienceMillis) <= 0) return false;
  std::array<char, 4096> block{};
  const ssize_t count = ::read(terminal_, block.data(), block.size());
  if (count <= 0) return false;
  screen_.append(block.data(), static_cast<std::size_t>(count));
  return true;
}

}  // namespace ecloserie::tests

#include "support/program.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <thread>

namespace ecloserie::tests {

Program::Program(std::vector<std::string> words) {
  std::vector<char*> argv;
  for (std::string& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  const std::string out = folder_ / "out";
  const std::string err = folder_ / "err";
  constexpr int kFlags = O_WRONLY | O_CREAT | O_APPEND;
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, out.c_str(), kFlags, 0600);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, err.c_str(), kFlags, 0600);
  const int code = ::posix_spawn(&pid_, argv.front(), &actions, nullptr, argv.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  if (code != 0) throw std::runtime_error("cannot run " + words.front());
}

Program::~Program() {
  if (pid_ < 0) return;
  Signal(SIGKILL);
  Wait();
}

void Program::Signal(int signal) const { ::kill(pid_, signal); }

int Program::Wait() {
  int status = 0;
  ::waitpid(pid_, &status, 0);
  pid_ = -1;
  return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

// Without taking the exit code, which Wait gives.
bool Program::HasEnded() const {
  siginfo_t facts{};
  ::waitid(P_PID, static_cast<id_t>(pid_), &facts, WEXITED | WNOHANG | WNOWAIT);
  return facts.si_pid == pid_;
}

std::string Program::LineAfter(const std::string& beginning) const {
  for (int attempt = 0; attempt < 1000; ++attempt) {
    std::istringstream lines(err());
    for (std::string line; std::getline(lines, line);) {
      // A line that is still being written has no end yet.
      if (line.starts_with(beginning) && !lines.eof()) return line.substr(beginning.size());
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  throw std::runtime_error("nothing begins with " + beginning + " in: " + err());
}

std::string Program::Read(const std::string& name) const {
  std::ostringstream text;
  text << std::ifstream(folder_ / name).rdbuf();
  return text.str();
}

Finished RunProgram(std::vector<std::string> words) {
  Program program(std::move(words));
  const int exit_code = program.Wait();
  return {.exit_code = exit_code, .out = program.out(), .err = program.err()};
}

}  // namespace ecloserie::tests

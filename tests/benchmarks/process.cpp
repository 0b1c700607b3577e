#include "process.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <stdexcept>

namespace ecloserie::benchmarks {
namespace {

// Where the child's stdout and stderr go.
class FileActions {
 public:
  FileActions() { posix_spawn_file_actions_init(&actions_); }
  ~FileActions() { posix_spawn_file_actions_destroy(&actions_); }
  FileActions(const FileActions&) = delete;
  FileActions& operator=(const FileActions&) = delete;

  void SendOutputTo(const std::string& log_file) {
    posix_spawn_file_actions_addopen(&actions_, STDOUT_FILENO, log_file.c_str(),
                                     O_WRONLY | O_CREAT | O_APPEND, 0600);
    posix_spawn_file_actions_adddup2(&actions_, STDOUT_FILENO, STDERR_FILENO);
  }
  void SendOutputTo(int descriptor) {
    posix_spawn_file_actions_adddup2(&actions_, descriptor, STDOUT_FILENO);
  }
  const posix_spawn_file_actions_t* get() const { return &actions_; }

 private:
  posix_spawn_file_actions_t actions_;
};

pid_t Spawn(const Command& command, const FileActions& actions) {
  std::vector<char*> arguments;
  for (const std::string& word : command) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  pid_t pid = 0;
  if (posix_spawn(&pid, arguments[0], actions.get(), nullptr, arguments.data(), environ) != 0) {
    throw std::runtime_error("cannot start " + command[0]);
  }
  return pid;
}

void ExpectSuccess(pid_t pid, const Command& command, const std::string& said) {
  int status = 0;
  waitpid(pid, &status, 0);
  if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return;
  throw std::runtime_error(command[0] + " failed" + said);
}

}  // namespace

Command Joined(Command words, const Command& more) {
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

Process::Process(const Command& command, const std::string& log_file) {
  FileActions actions;
  actions.SendOutputTo(log_file);
  pid_ = Spawn(command, actions);
}

Process::~Process() {
  ::kill(pid_, SIGTERM);
  ::waitpid(pid_, nullptr, 0);
}

std::string FirstLineOf(const Command& command) {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
  FileActions actions;
  actions.SendOutputTo(ends[1]);
  const pid_t pid = Spawn(command, actions);
  ::close(ends[1]);
  std::string text;
  std::array<char, 4096> buffer{};
  for (ssize_t got = 0; (got = ::read(ends[0], buffer.data(), buffer.size())) > 0;) {
    text.append(buffer.data(), static_cast<std::size_t>(got));
  }
  ::close(ends[0]);
  ExpectSuccess(pid, command, "");
  return text.substr(0, text.find('\n'));
}

void RunToEnd(const Command& command, const std::string& log_file) {
  FileActions actions;
  actions.SendOutputTo(log_file);
  ExpectSuccess(Spawn(command, actions), command, ", see " + log_file);
}

}  // namespace ecloserie::benchmarks

#include "support/server_process.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <stdexcept>
#include <thread>

namespace ecloserie::tests {

ServerProcess::ServerProcess(std::string binary)
    : binary_(std::move(binary)),
      own_database_(std::make_unique<TestDatabase>()),
      database_(own_database_.get()) {
  Init();
}

ServerProcess::ServerProcess(std::string binary, const TestDatabase& database)
    : binary_(std::move(binary)), database_(&database) {
  Init();
}

void ServerProcess::Init() {
  pid_ = Spawn("init", {"--token-file", token_file()});
  if (Wait() != 0) throw std::runtime_error("init failed, see " + log_path());
}

ServerProcess::~ServerProcess() {
  if (pid_ > 0) Kill();
}

void ServerProcess::Start(const std::vector<std::string>& more) {
  std::vector<std::string> options = {"--listen", endpoint()};
  options.insert(options.end(), more.begin(), more.end());
  pid_ = Spawn("serve", options);
  const Client client = MakeClient();
  for (int attempt = 0; attempt < 500; ++attempt) {
    if (client.access().WhoAmI({})) return;
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  throw std::runtime_error("the server does not answer, see " + log_path());
}

void ServerProcess::Kill() {
  ::kill(pid_, SIGKILL);
  Wait();
}

void ServerProcess::Signal(int signal) const { ::kill(pid_, signal); }

int ServerProcess::Stop() {
  Signal(SIGTERM);
  return Wait();
}

Client ServerProcess::MakeClient() const {
  ClientOptions options{.endpoint = endpoint(), .token_file = token_file()};
  options.retry.attempts_max = 1;
  return ValueOrThrow(Client::Make(std::move(options)));
}

pid_t ServerProcess::Spawn(const std::string& command,
                           const std::vector<std::string>& options) const {
  std::vector<std::string> arguments = {command, "--database", database_->name(), "--key-file",
                                        folder_ / "key"};
  arguments.insert(arguments.end(), options.begin(), options.end());
  std::vector<char*> argv = {const_cast<char*>(binary_.c_str())};
  for (const std::string& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
  argv.push_back(nullptr);

  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  const std::string log = log_path();
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, log.c_str(),
                                   O_WRONLY | O_CREAT | O_APPEND, 0600);
  pid_t pid = -1;
  const int code = ::posix_spawn(&pid, binary_.c_str(), &actions, nullptr, argv.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  if (code != 0) throw std::runtime_error("cannot run " + binary_);
  return pid;
}

int ServerProcess::Wait() {
  int status = 0;
  ::waitpid(pid_, &status, 0);
  pid_ = -1;
  return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

}  // namespace ecloserie::tests

// ecloserie: the command line. stdout is data, stderr is talk.
#include <google/protobuf/stubs/logging.h>
#include <pthread.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <iostream>
#include <stop_token>
#include <thread>

#include "arguments.h"
#include "flag_text.h"
#include "terminal.h"

namespace {

using ecloserie::cli::AllCommands;
using ecloserie::cli::AuditVerification;
using ecloserie::cli::Command;
using ecloserie::cli::ExitCode;
using ecloserie::cli::Failure;
using ecloserie::cli::Invocation;
using ecloserie::cli::kDone;
using ecloserie::cli::kInterrupted;
using ecloserie::cli::kUnexpected;
using ecloserie::cli::OutputFormat;
using ecloserie::cli::ParseArguments;
using ecloserie::cli::Parsed;
using ecloserie::cli::ParseInteger;
using ecloserie::cli::ReportFailure;
using ecloserie::cli::RestoreTerminal;
using ecloserie::cli::Run;
using ecloserie::cli::Text;
using ecloserie::cli::VerifyAuditFile;
using ecloserie::cli::WantsJson;

// The first interrupt cancels the call, so that the outcome can be told; the
// second ends the program at once.
std::stop_token StopOnInterrupt() {
  sigset_t interrupts;
  sigemptyset(&interrupts);
  sigaddset(&interrupts, SIGINT);
  pthread_sigmask(SIG_BLOCK, &interrupts, nullptr);
  std::stop_source source;
  std::thread([interrupts, source]() mutable {
    int signal = 0;
    sigwait(&interrupts, &signal);
    source.request_stop();
    sigwait(&interrupts, &signal);
    RestoreTerminal();
    _exit(kInterrupted);
  }).detach();
  return source.get_token();
}

// Nobody looks on and nobody said: nothing is cut.
std::optional<int> ScreenWidth() {
  winsize size{};
  if (isatty(STDOUT_FILENO) == 1 && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 &&
      size.ws_col > 0) {
    return size.ws_col;
  }
  const char* columns = std::getenv("COLUMNS");
  const auto width = columns == nullptr ? std::nullopt : ParseInteger(columns);
  return width && *width > 0 && *width < 10000 ? std::optional(static_cast<int>(*width))
                                               : std::nullopt;
}

ExitCode RunMain(const std::vector<std::string>& arguments) {
  const std::vector<Command> table = AllCommands();
  Parsed parsed = ParseArguments(arguments, table);
  if (const auto* text = std::get_if<Text>(&parsed)) {
    std::cout << text->text;
    return kDone;
  }
  if (const auto* failure = std::get_if<Failure>(&parsed)) {
    const auto format = WantsJson(arguments) ? OutputFormat::kJson : OutputFormat::kTable;
    ReportFailure(std::cerr, format, *failure);
    return failure->exit_code;
  }
  if (const auto* verification = std::get_if<AuditVerification>(&parsed)) {
    return VerifyAuditFile(*verification, std::cout, std::cerr);
  }
  auto& invocation = std::get<Invocation>(parsed);
  invocation.globals.print.width = ScreenWidth();
  const ExitCode exit_code =
      Run(invocation, StopOnInterrupt(), {.in = std::cin, .out = std::cout, .err = std::cerr});
  std::cout.flush();
  return exit_code == kDone && !std::cout ? kUnexpected : exit_code;
}

}  // namespace

int main(int argc, char** argv) {
  // Text that is not UTF-8 is refused by the server, in words.
  google::protobuf::SetLogHandler(nullptr);
  // What gRPC would say of a connection that fails, the error says.
  // NOLINTNEXTLINE(concurrency-mt-unsafe): no other thread is there yet
  setenv("GRPC_VERBOSITY", "NONE", /*overwrite=*/0);
  try {
    return RunMain({argv + 1, argv + argc});
  } catch (const std::exception& fault) {
    std::cerr << "error: " << fault.what() << "\n";
    return kUnexpected;
  }
}

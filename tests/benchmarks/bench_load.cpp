// The callers of one workload in one round, in a process of their own. Answers
// with one line, a Measurement.
#include <chrono>
#include <fstream>
#include <iostream>
#include <stdexcept>

#include "closed_loop.h"
#include "flags.h"
#include "workloads.h"

namespace ecloserie::benchmarks {
namespace {

std::string ReadToken(const std::string& file) {
  std::string token;
  if (!file.empty() && !std::getline(std::ifstream(file), token)) {
    throw std::runtime_error("no token in " + file);
  }
  return token;
}

Connection Connect(const Flags& flags) {
  Connection connection{
      .channel = grpc::CreateChannel(flags.Text("--target"), grpc::InsecureChannelCredentials()),
      .token = ReadToken(flags.Text("--token-file"))};
  const auto deadline = std::chrono::system_clock::now() + std::chrono::seconds(10);
  if (!connection.channel->WaitForConnected(deadline)) {
    throw std::runtime_error("nobody listens on " + flags.Text("--target"));
  }
  return connection;
}

Measurement Measure(const Flags& flags) {
  const Connection connection = Connect(flags);
  const auto registers = static_cast<std::size_t>(flags.Integer("--registers"));
  const Workload workload = MakeWorkload(flags.Text("--workload"), connection, registers);
  return RunClosedLoop(workload, {.callers = static_cast<int>(flags.Integer("--callers")),
                                  .warm_up = Seconds(flags.Number("--warm-up")),
                                  .measured = Seconds(flags.Number("--seconds")),
                                  .server_pid = flags.Integer("--server-pid"),
                                  .engine = flags.Text("--engine"),
                                  .engine_pid = flags.Integer("--engine-pid"),
                                  .engine_log = flags.Text("--engine-log")});
}

}  // namespace
}  // namespace ecloserie::benchmarks

int main(int argc, char** argv) try {
  const ecloserie::benchmarks::Flags flags(argc, argv,
                                           {{"--workload", "echo"},
                                            {"--target", "unix:echo.sock"},
                                            {"--token-file", ""},
                                            {"--callers", "1"},
                                            {"--registers", "5000"},
                                            {"--warm-up", "0.5"},
                                            {"--seconds", "2"},
                                            {"--server-pid", "0"},
                                            {"--engine", "-"},
                                            {"--engine-pid", "0"},
                                            {"--engine-log", ""}});
  std::cout << ecloserie::benchmarks::ToLine(ecloserie::benchmarks::Measure(flags)) << "\n";
  return 0;
} catch (const std::exception& error) {
  std::cerr << "bench_load: " << error.what() << "\n";
  return 1;
}

#include "server.h"

#include <grpcpp/security/server_credentials.h>
#include <grpcpp/server_builder.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <stdexcept>

#include "absl/strings/escaping.h"
#include "rpc/services.h"
#include "usecases/sealing.h"

namespace ecloserie {
namespace {

constexpr int kReceiveBytesMax = 16 << 20;
constexpr int kMetadataBytesMax = 16 << 10;
constexpr std::chrono::seconds kDrain{20};

std::string SocketPath(const std::string& address) {
  if (!address.starts_with("unix:") || address.size() == 5) {
    throw std::runtime_error("--listen must be unix:PATH: a token never travels in the clear");
  }
  return address.substr(5);
}

bool SomebodyAnswers(const std::string& path) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  if (path.size() >= sizeof address.sun_path) throw std::runtime_error(path + " is too long");
  std::copy(path.begin(), path.end(), address.sun_path);
  const int probe = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const bool is_answered =
      ::connect(probe, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
  ::close(probe);
  return is_answered;
}

// A socket file that a killed server left behind is in the way; one that a
// server listens on, or anything else under that name, is not ours to remove.
void RemoveStaleSocket(const std::string& path) {
  struct stat facts {};
  if (::lstat(path.c_str(), &facts) != 0) return;
  if (!S_ISSOCK(facts.st_mode)) throw std::runtime_error(path + " exists and is not a socket");
  if (SomebodyAnswers(path)) throw std::runtime_error("another server listens on " + path);
  ::unlink(path.c_str());
}

ino_t InodeOf(const std::string& path) {
  struct stat facts {};
  return ::lstat(path.c_str(), &facts) == 0 ? facts.st_ino : 0;
}

DatabaseOptions WithLog(DatabaseOptions options, const std::shared_ptr<spdlog::logger>& log) {
  options.on_trouble = [log](const std::string& trouble) {
    log->error(R"({{"store":"{}"}})", absl::CEscape(trouble));
  };
  return options;
}

}  // namespace

Server::Server(const Options& options, domain::Environment& environment,
               std::shared_ptr<spdlog::logger> log)
    : log_(std::move(log)),
      socket_path_(SocketPath(options.listen)),
      database_(OpenDatabase(WithLog(options.database, log_))) {
  executor_ = std::make_unique<usecases::Executor>(
      *database_, environment, [this](const std::string& detail) {
        log_->error(R"({{"unit_of_work":"{}"}})", absl::CEscape(detail));
      });
  const rpc::Serve serve(*executor_, environment, *log_);
  const auto add = [this](const std::string& name, std::vector<rpc::Method> methods) {
    services_.push_back(std::make_unique<rpc::Service>("ecloserie.v1." + name, std::move(methods)));
  };
  add("AccessService", rpc::AccessMethods(serve));
  add("SchoolService", rpc::SchoolMethods(serve));
  add("EnrolmentService", rpc::EnrolmentMethods(serve));
  add("AttendanceService", rpc::AttendanceMethods(serve));
  add("SponsorshipService", rpc::SponsorshipMethods(serve));
  add("ReportService", rpc::ReportMethods(serve));
  sealer_ = std::make_unique<jobs::Sealer>(
      options.seal_interval,
      [this, &environment] { usecases::SealEverything(*database_, environment); },
      [this](const std::string& trouble) {
        log_->error(R"({{"sealer":"{}"}})", absl::CEscape(trouble));
      });
  Listen(options.listen);
}

Server::~Server() { Stop(); }

void Server::Listen(const std::string& address) {
  RemoveStaleSocket(socket_path_);
  grpc::ServerBuilder builder;
  int port = 0;
  builder.AddListeningPort(address, grpc::experimental::LocalServerCredentials(UDS), &port);
  builder.SetMaxReceiveMessageSize(kReceiveBytesMax);
  builder.AddChannelArgument(GRPC_ARG_MAX_METADATA_SIZE, kMetadataBytesMax);
  builder.AddChannelArgument(GRPC_ARG_ALLOW_REUSEPORT, 0);
  for (const auto& service : services_) builder.RegisterService(service.get());
  // The socket is for its owner from its first moment on.
  const mode_t mask = ::umask(0177);
  server_ = builder.BuildAndStart();
  ::umask(mask);
  if (!server_ || port == 0) throw std::runtime_error("cannot listen on " + address);
  socket_inode_ = InodeOf(socket_path_);
}

void Server::Stop() {
  if (server_) {
    server_->Shutdown(std::chrono::system_clock::now() + kDrain);
    server_->Wait();
    server_.reset();
    if (InodeOf(socket_path_) == socket_inode_) ::unlink(socket_path_.c_str());
  }
  if (sealer_) sealer_->Stop();
  database_->Stop();
}

}  // namespace ecloserie

#include "server.h"

#include <grpcpp/ext/proto_server_reflection_plugin.h>
#include <grpcpp/health_check_service_interface.h>
#include <grpcpp/impl/server_builder_option.h>
#include <grpcpp/impl/server_builder_plugin.h>
#include <grpcpp/server_builder.h>
#include <sys/stat.h>

#include <chrono>
#include <stdexcept>
#include <utility>

#include "absl/strings/escaping.h"
#include "absl/time/clock.h"
#include "rpc/services.h"
#include "usecases/auto_lock.h"
#include "usecases/sealing.h"
#include "usecases/sweep.h"

namespace ecloserie {
namespace {

constexpr int kReceiveBytesMax = 16 << 20;
constexpr int kMetadataBytesMax = 16 << 10;
constexpr int kHandshakeMsMax = 10'000;
constexpr int kPingIntervalMsMin = 10'000;
constexpr std::chrono::seconds kDrain{20};
// For whoever watches health, and for the bytes of the last answers.
constexpr std::chrono::seconds kFarewell{1};

DatabaseOptions WithLog(DatabaseOptions options, const std::shared_ptr<spdlog::logger>& log) {
  options.on_trouble = [log](const std::string& trouble) {
    log->error(R"({{"store":"{}"}})", absl::CEscape(trouble));
  };
  return options;
}

// Reflection tells the protos to whoever asks, and linking it is enough to have it: it
// is taken out where nobody wanted it.
class WithoutReflection final : public grpc::ServerBuilderOption {
 public:
  void UpdateArguments(grpc::ChannelArguments*) override {}
  void UpdatePlugins(std::vector<std::unique_ptr<grpc::ServerBuilderPlugin>>* plugins) override {
    using Reflection = grpc::reflection::ProtoServerReflectionPlugin;
    std::erase_if(*plugins, [](const auto& plugin) {
      return dynamic_cast<const Reflection*>(plugin.get()) != nullptr;
    });
  }
};

void SetLimits(grpc::ServerBuilder& builder) {
  builder.SetMaxReceiveMessageSize(kReceiveBytesMax);
  builder.AddChannelArgument(GRPC_ARG_MAX_METADATA_SIZE, kMetadataBytesMax);
  builder.AddChannelArgument(GRPC_ARG_SERVER_HANDSHAKE_TIMEOUT_MS, kHandshakeMsMax);
  builder.AddChannelArgument(GRPC_ARG_HTTP2_MIN_RECV_PING_INTERVAL_WITHOUT_DATA_MS,
                             kPingIntervalMsMin);
  builder.AddChannelArgument(GRPC_ARG_ALLOW_REUSEPORT, 0);
}

}  // namespace

Server::Server(Options options, domain::Environment& environment,
               std::shared_ptr<spdlog::logger> log)
    : options_(std::move(options)),
      log_(std::move(log)),
      listeners_(options_.listen, options_.tls),
      database_(OpenDatabase(WithLog(options_.database, log_))) {
  if (!options_.metrics.empty()) {
    metrics_ = std::make_unique<Metrics>(
        options_.metrics,
        Metrics::Sources{.calls_in_flight = [this] { return door_.InsideCount(); },
                         .store = [this] { return database_->Figures(); }});
  }
  executor_ = std::make_unique<usecases::Executor>(
      *database_, environment, [this](const std::string& detail) {
        log_->error(R"({{"unit_of_work":"{}"}})", absl::CEscape(detail));
      });
  StartJobs(environment);
  AddServices(environment);
  Listen();
}

Server::~Server() { Stop(); }

void Server::StartJobs(domain::Environment& environment) {
  const auto tell = [this](const std::string& job) {
    return [this, job](const std::string& trouble) {
      log_->error(R"({{"{}":"{}"}})", job, absl::CEscape(trouble));
    };
  };
  sealer_ = std::make_unique<jobs::PeriodicJob>(
      jobs::PeriodicJob::Rhythm{.interval = options_.seal_interval, .runs_when_stopped = true},
      [this, &environment](const auto&) { usecases::SealEverything(*database_, environment); },
      tell("sealer"));
  settler_ = std::make_unique<jobs::PeriodicJob>(
      jobs::PeriodicJob::Rhythm{.interval = options_.settle_interval},
      [this, &environment](const auto& is_stopping) {
        usecases::SettleEverything(*database_, environment, is_stopping);
      },
      tell("settler"));
  locker_ = std::make_unique<jobs::PeriodicJob>(
      jobs::PeriodicJob::Rhythm{.interval = options_.auto_lock_interval},
      [this, &environment](const auto& is_stopping) {
        usecases::LockEverythingDue(*database_, environment, is_stopping);
      },
      tell("locker"));
}

void Server::AddServices(domain::Environment& environment) {
  const rpc::Serve serve({.executor = executor_.get(),
                          .environment = &environment,
                          .log = log_.get(),
                          .door = &door_,
                          .observer = metrics_.get()});
  const auto add = [this](const std::string& name, std::vector<rpc::Method> methods) {
    service_names_.push_back("ecloserie.v1." + name);
    services_.push_back(std::make_unique<rpc::Service>(service_names_.back(), std::move(methods)));
  };
  add("AccessService", rpc::AccessMethods(serve));
  add("SchoolService", rpc::SchoolMethods(serve));
  add("EnrolmentService", rpc::EnrolmentMethods(serve));
  add("AttendanceService", rpc::AttendanceMethods(serve));
  add("SponsorshipService", rpc::SponsorshipMethods(serve));
  add("ReportService", rpc::ReportMethods(serve));
}

void Server::Listen() {
  grpc::EnableDefaultHealthCheckService(true);
  grpc::ServerBuilder builder;
  listeners_.AddTo(builder);
  SetLimits(builder);
  if (!options_.has_reflection) builder.SetOption(std::make_unique<WithoutReflection>());
  for (const auto& service : services_) builder.RegisterService(service.get());
  // A socket is for its owner from its first moment on.
  const mode_t mask = ::umask(0177);
  server_ = builder.BuildAndStart();
  ::umask(mask);
  if (!server_ || !listeners_.Missing().empty()) {
    throw std::runtime_error("cannot listen on " + listeners_.Missing());
  }
  listeners_.NoteSockets();
  SetHealth(/*is_serving=*/true);
}

void Server::SetHealth(bool is_serving) {
  grpc::HealthCheckServiceInterface* health = server_->GetHealthCheckService();
  health->SetServingStatus("", is_serving);
  for (const std::string& name : service_names_) health->SetServingStatus(name, is_serving);
}

// Calls that come while others end are told to go elsewhere, which a port that is
// closed could not tell.
void Server::Stop() {
  if (server_) {
    SetHealth(/*is_serving=*/false);
    absl::SleepFor(options_.drain_grace);
    door_.Close();
    door_.WaitUntilEmpty(kDrain);
    server_->Shutdown(std::chrono::system_clock::now() + kFarewell);
    server_->Wait();
    server_.reset();
    listeners_.RemoveSockets();
  }
  if (locker_) locker_->Stop();
  if (settler_) settler_->Stop();
  if (sealer_) sealer_->Stop();
  database_->Stop();
}

}  // namespace ecloserie

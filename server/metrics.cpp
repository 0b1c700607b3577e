#include "metrics.h"

#include <grpcpp/grpcpp.h>
#include <prometheus/counter.h>
#include <prometheus/exposer.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/strip.h"
#include "ecloserie/v1/errors.pb.h"

namespace ecloserie {
namespace {

using prometheus::ClientMetric;
using prometheus::Histogram;
using prometheus::MetricFamily;
using prometheus::MetricType;

constexpr const char* kPackage = "ecloserie.v1.";

const Histogram::BucketBoundaries& Seconds() {
  static const Histogram::BucketBoundaries boundaries = {0.001, 0.0025, 0.005, 0.01, 0.025, 0.05,
                                                         0.1,   0.25,   0.5,   1,    2.5,   10};
  return boundaries;
}

// EnrolmentService.MakeOffer
std::string ShortName(const std::string& method) {
  return std::string(absl::StripPrefix(method, kPackage));
}

// A closed set, whatever a refusal may hold.
std::string KnownReason(const std::string& reason) {
  v1::ErrorReason known{};
  if (reason.empty()) return "";
  return v1::ErrorReason_Parse("ERROR_REASON_" + reason, &known) ? reason : "OTHER";
}

// A port alone is for this machine.
std::string BindAddress(const std::string& address) {
  const std::size_t colon = address.rfind(':');
  const std::string host = colon == address.npos ? "127.0.0.1" : address.substr(0, colon);
  const std::string port = colon == address.npos ? address : address.substr(colon + 1);
  int number = -1;
  if (host.empty() || !absl::SimpleAtoi(port, &number) || number < 0 || number > 65535) {
    throw std::runtime_error("--metrics " + address + " must be HOST:PORT or PORT");
  }
  return (host == "localhost" ? "127.0.0.1" : host) + ":" + port;
}

MetricFamily Sampled(const std::string& name, const std::string& help, MetricType type,
                     std::int64_t value) {
  ClientMetric metric;
  metric.gauge.value = metric.counter.value = static_cast<double>(value);
  return {.name = name, .help = help, .type = type, .metric = {metric}};
}

// What is asked for when somebody looks.
class Samples final : public prometheus::Collectable {
 public:
  explicit Samples(Metrics::Sources sources) : sources_(std::move(sources)) {}

  std::vector<MetricFamily> Collect() const override {
    const storage::StoreFigures store = sources_.store();
    return {Sampled("ecloserie_rpc_in_flight", "Calls that were not answered yet",
                    MetricType::Gauge, sources_.calls_in_flight()),
            Sampled("ecloserie_writer_waiting", "Changes that wait to be written",
                    MetricType::Gauge, store.waiting_count),
            Sampled("ecloserie_writer_commits_total", "Commits, each of a group of changes",
                    MetricType::Counter, store.groups_count),
            Sampled("ecloserie_writer_units_total", "Units of work that the commits held",
                    MetricType::Counter, store.units_count)};
  }

 private:
  const Metrics::Sources sources_;
};

}  // namespace

class Metrics::Board {
 public:
  Board(const std::string& address, Sources sources)
      : registry_(std::make_shared<prometheus::Registry>()),
        samples_(std::make_shared<Samples>(std::move(sources))),
        calls_(prometheus::BuildCounter()
                   .Name("ecloserie_rpc_total")
                   .Help("Calls that were answered")
                   .Register(*registry_)),
        seconds_(prometheus::BuildHistogram()
                     .Name("ecloserie_rpc_seconds")
                     .Help("How long calls took")
                     .Register(*registry_)),
        exposer_(address) {
    prometheus::BuildGauge()
        .Name("ecloserie_build_info")
        .Help("Always 1; the labels are the facts")
        .Register(*registry_)
        .Add({{"version", ECLOSERIE_VERSION}, {"grpc", grpc::Version()}})
        .Set(1);
    exposer_.RegisterCollectable(registry_);
    exposer_.RegisterCollectable(samples_);
  }

  void Count(const rpc::EndedCall& call) {
    const std::string method = ShortName(call.method);
    calls_
        .Add({{"method", method},
              {"code", absl::StatusCodeToString(call.code)},
              {"reason", KnownReason(call.reason)}})
        .Increment();
    seconds_.Add({{"method", method}}, Seconds()).Observe(absl::ToDoubleSeconds(call.took));
  }

  int port() const { return exposer_.GetListeningPorts().front(); }

 private:
  std::shared_ptr<prometheus::Registry> registry_;
  std::shared_ptr<Samples> samples_;
  prometheus::Family<prometheus::Counter>& calls_;
  prometheus::Family<Histogram>& seconds_;
  prometheus::Exposer exposer_;  // first to go: it asks the others
};

Metrics::Metrics(const std::string& address, Sources sources) {
  const std::string bound = BindAddress(address);
  try {
    board_ = std::make_unique<Board>(bound, std::move(sources));
  } catch (const std::exception&) {
    throw std::runtime_error("cannot show metrics on " + bound);
  }
}

Metrics::~Metrics() = default;

void Metrics::Ended(const rpc::EndedCall& call) { board_->Count(call); }

int Metrics::port() const { return board_->port(); }

}  // namespace ecloserie

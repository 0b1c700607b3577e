#pragma once

#include <grpcpp/grpcpp.h>

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>

namespace ecloserie::benchmarks {

// One of N callers; it has one call in flight at a time.
class Caller {
 public:
  virtual ~Caller() = default;
  // Starts the next call; the tag comes out of the queue when it has ended.
  // False, and nothing started, when there is nothing left to ask.
  virtual bool Begin(grpc::CompletionQueue& queue, void* tag) = 0;
  // How the call ended.
  virtual grpc::Status End() = 0;
};

// What the callers of a measurement do again and again.
struct Workload {
  std::string name;
  std::int64_t items_per_call = 1;
  std::function<std::unique_ptr<Caller>()> make_caller;
};

// Where a server listens, and who calls; an empty token sends none.
struct Connection {
  std::shared_ptr<grpc::Channel> channel;
  std::string token;

  void Prepare(grpc::ClientContext& context) const {
    context.set_deadline(std::chrono::system_clock::now() + std::chrono::seconds(30));
    if (!token.empty()) context.AddMetadata("authorization", "Bearer " + token);
  }
};

// A caller of one unary method.
template <class Request, class Response>
class UnaryCaller final : public Caller {
 public:
  using Method = std::function<std::unique_ptr<grpc::ClientAsyncResponseReader<Response>>(
      grpc::ClientContext*, const Request&, grpc::CompletionQueue*)>;
  // The next request; none ends the caller. Called by several threads.
  using Next = std::function<std::optional<Request>()>;
  // Told about every answer, by several threads.
  using Keep = std::function<void(const Request&, const Response&)>;

  UnaryCaller(Connection connection, Method method, Next next, Keep keep)
      : connection_(std::move(connection)),
        method_(std::move(method)),
        next_(std::move(next)),
        keep_(std::move(keep)) {}

  bool Begin(grpc::CompletionQueue& queue, void* tag) override {
    request_ = next_();
    if (!request_) return false;
    context_.emplace();
    connection_.Prepare(*context_);
    reader_ = method_(&*context_, *request_, &queue);
    reader_->Finish(&response_, &status_, tag);
    return true;
  }

  grpc::Status End() override {
    if (keep_ && status_.ok()) keep_(*request_, response_);
    return status_;
  }

 private:
  Connection connection_;
  Method method_;
  Next next_;
  Keep keep_;
  std::optional<Request> request_;
  std::optional<grpc::ClientContext> context_;
  std::unique_ptr<grpc::ClientAsyncResponseReader<Response>> reader_;
  Response response_;
  grpc::Status status_;
};

// The workload that asks one method of a generated stub, for example
// &v1::EnrolmentService::Stub::AsyncGetApplication.
template <class Stub, class Request, class Response>
Workload UnaryWorkload(
    std::string name, const Connection& connection, std::shared_ptr<Stub> stub,
    std::unique_ptr<grpc::ClientAsyncResponseReader<Response>> (Stub::*method)(
        grpc::ClientContext*, const Request&, grpc::CompletionQueue*),
    std::type_identity_t<typename UnaryCaller<Request, Response>::Next> next,
    std::type_identity_t<typename UnaryCaller<Request, Response>::Keep> keep = {}) {
  const auto ask = [stub, method](grpc::ClientContext* context, const Request& request,
                                  grpc::CompletionQueue* queue) {
    return ((*stub).*method)(context, request, queue);
  };
  return {.name = std::move(name), .make_caller = [=] {
            return std::make_unique<UnaryCaller<Request, Response>>(connection, ask, next, keep);
          }};
}

}  // namespace ecloserie::benchmarks

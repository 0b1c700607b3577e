#include "core.h"

#include <google/protobuf/message.h>
#include <grpcpp/channel.h>
#include <grpcpp/client_context.h>
#include <grpcpp/impl/client_unary_call.h>
#include <grpcpp/impl/codegen/proto_utils.h>
#include <grpcpp/impl/rpc_method.h>
#include <unistd.h>

#include <algorithm>
#include <utility>

#include "channel.h"
#include "error_details.h"
#include "file_text.h"
#include "handshake.h"
#include "token.h"

namespace ecloserie {
namespace {

using google::protobuf::Message;
using google::protobuf::MessageLite;

// How long each step of finding out why there is no connection may take.
constexpr Millis kLookPatience{1000};

std::optional<Error> JudgeRetry(const RetryOptions& retry) {
  if (retry.attempts_max >= 1 && retry.backoff_min >= Millis(0) && retry.backoff_max >= Millis(0)) {
    return std::nullopt;
  }
  return Refusal("retry options: at least one attempt, and no negative backoff");
}

Error Cancelled() { return {.code = Code::kCancelled, .message = "the caller stopped the call"}; }

Error CancelledAfter(const Error& last) {
  Error error = Cancelled();
  error.attempts = last.attempts;
  error.applied = last.applied;
  return error;
}

}  // namespace

Result<std::shared_ptr<const Core>> Core::Make(ClientOptions options) {
  Result<Endpoint> endpoint = ParseEndpoint(options.endpoint);
  if (!endpoint) return tl::unexpected(std::move(endpoint).error());
  if (auto refusal = JudgeRetry(options.retry)) return tl::unexpected(*std::move(refusal));
  Result<std::string> token = ReadToken(options);
  if (!token) return tl::unexpected(std::move(token).error());
  Result<TlsIdentity> identity = ReadTlsIdentity(options);
  if (!identity) return tl::unexpected(std::move(identity).error());
  return std::make_shared<const Core>(std::move(options), *std::move(endpoint), *std::move(token),
                                      *std::move(identity));
}

Core::Core(ClientOptions options, Endpoint endpoint, std::string token, TlsIdentity identity)
    : options_(std::move(options)),
      endpoint_(std::move(endpoint)),
      token_(std::move(token)),
      identity_(std::move(identity)),
      channel_(OpenChannel(endpoint_, identity_)) {}

std::optional<Error> Core::Call(std::string_view name, Message& request, Message& response,
                                const CallOptions& options) const {
  const Method method = FindMethod(name);
  if (auto refusal = CompleteRequest(method, options, request)) return refusal;
  const RetryOptions retry = options.retry.value_or(options_.retry);
  if (auto refusal = JudgeRetry(retry)) return refusal;

  const Instant begin = std::chrono::steady_clock::now();
  const Millis bound = options.deadline.value_or(options_.deadline.value_or(method.deadline));
  std::optional<Error> error =
      Try(method, request, response, retry,
          // A day bounds what "no deadline" spelled as a huge number would mean.
          {.begin = begin,
           .deadline = begin + std::clamp(bound, Millis(0), Millis(std::chrono::hours(24))),
           .stop = options.stop});
  if (!error) return std::nullopt;
  error->request_id = RequestIdOf(request);
  error->elapsed = std::chrono::duration_cast<Millis>(std::chrono::steady_clock::now() - begin);
  return error;
}

std::optional<Error> Core::Try(const Method& method, const Message& request, Message& response,
                               const RetryOptions& retry, const Limits& limits) const {
  bool may_be_applied = false;
  for (int attempts = 1;; ++attempts) {
    Attempt attempt = TryOnce(method, request, response, limits);
    if (!attempt.error) return std::nullopt;
    Error& error = *attempt.error;
    error.attempts = attempts;
    may_be_applied =
        MayBeApplied(error, attempt.was_sent) || (may_be_applied && !SettlesEarlierTries(error));
    error.applied = method.is_change && may_be_applied ? Applied::kUnknown : Applied::kNo;

    if (attempts >= retry.attempts_max || !IsWorthRepeating(method, error)) return error;
    const Millis wait = WaitBefore(retry, attempts, error);
    const Instant next = std::chrono::steady_clock::now() + wait;
    if (next >= limits.deadline) return error;
    LogRetry(method, error, wait);
    if (!WaitUntil(next, limits.stop)) return CancelledAfter(error);
  }
}

Core::Attempt Core::TryOnce(const Method& method, const Message& request, Message& response,
                            const Limits& limits) const {
  if (limits.stop.stop_requested()) return {.error = Cancelled()};
  if (!Connect(limits)) return {.error = NotConnected(limits)};

  grpc::ClientContext context;
  context.set_deadline(std::chrono::system_clock::now() +
                       (limits.deadline - std::chrono::steady_clock::now()));
  if (!token_.empty()) context.AddMetadata("authorization", "Bearer " + token_);
  std::stop_callback cancel(limits.stop, [&context] { context.TryCancel(); });
  response.Clear();
  const grpc::Status status = grpc::internal::BlockingUnaryCall<MessageLite, MessageLite>(
      channel_.get(),
      grpc::internal::RpcMethod(method.path.c_str(), grpc::internal::RpcMethod::NORMAL_RPC),
      &context, request, &response);
  if (status.ok()) return {};
  Error error = DecodeError(status);
  // Nobody here cancelled it: it is what a call meets that arrives while gRPC closes.
  if (error.code == Code::kCancelled && !limits.stop.stop_requested()) {
    error.code = Code::kUnavailable;
    error.message = "the server ended the call without an answer";
  }
  if (error.code == Code::kDeadlineExceeded && error.reason.empty()) {
    error.message = "no answer came before the deadline";
  }
  return {.error = std::move(error), .was_sent = true};
}

// Connecting is a step of its own, so that a failure to connect is known to have
// sent nothing.
bool Core::Connect(const Limits& limits) const {
  constexpr Millis kGlance{50};  // How long a stop may go unnoticed.
  // A channel that failed before stays in failure while it connects again, and
  // gRPC moves its handshake on only while somebody waits for it; alone it would
  // look every five seconds.
  constexpr Millis kPatience{250};
  const Instant patient_until = std::chrono::steady_clock::now() + kPatience;
  while (true) {
    const grpc_connectivity_state state = channel_->GetState(/*try_to_connect=*/true);
    const Instant now = std::chrono::steady_clock::now();
    if (state == GRPC_CHANNEL_READY) return true;
    if (state == GRPC_CHANNEL_SHUTDOWN) return false;
    if (state == GRPC_CHANNEL_TRANSIENT_FAILURE && now >= patient_until) return false;
    if (limits.stop.stop_requested() || now >= limits.deadline) return false;
    channel_->WaitForStateChange(state, std::chrono::system_clock::now() + kGlance);
  }
}

Error Core::NotConnected(const Limits& limits) const {
  if (limits.stop.stop_requested()) return Cancelled();
  return {.code = Code::kUnavailable,
          .message = "the server is unreachable at " + endpoint_.text + ": " + WhyNot(limits)};
}

std::string Core::WhyNot(const Limits& limits) const {
  if (endpoint_.IsSocket()) {
    const bool is_there = access(endpoint_.socket_path.c_str(), F_OK) == 0;
    return is_there ? "nobody answers on the socket" : "there is no such socket";
  }
  const auto left =
      std::chrono::duration_cast<Millis>(limits.deadline - std::chrono::steady_clock::now());
  return ExplainNoConnection(endpoint_, identity_, std::clamp(left, Millis(100), kLookPatience));
}

void Core::LogRetry(const Method& method, const Error& error, Millis wait) const {
  if (!options_.on_log) return;
  options_.on_log({.method = method.name,
                   .text = std::string(CodeName(error.code)) + ": " + error.message + "; try " +
                           std::to_string(error.attempts + 1) + " follows in " +
                           std::to_string(wait.count()) + " ms"});
}

}  // namespace ecloserie

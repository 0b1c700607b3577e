#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "ecloserie/options.h"
#include "ecloserie/result.h"
#include "endpoint.h"
#include "method.h"
#include "retry.h"
#include "tls_identity.h"

namespace grpc {
class Channel;
}

namespace google::protobuf {
class Message;
}

namespace ecloserie {

// The one path that every call takes: the method's rules from the protos, the
// deadline over all tries, the request id, the token, the tries, the error.
class Core {
 public:
  static Result<std::shared_ptr<const Core>> Make(ClientOptions options);

  Core(ClientOptions options, Endpoint endpoint, std::string token, TlsIdentity identity);

  // Fills `response`, or says why it could not. `name` is the method's, as in
  // EnrolmentService.SubmitApplication. The request is completed in place.
  std::optional<Error> Call(std::string_view name, google::protobuf::Message& request,
                            google::protobuf::Message& response, const CallOptions& options) const;

 private:
  struct Attempt {
    std::optional<Error> error;
    bool was_sent = false;
  };
  struct Limits {
    Instant begin;
    Instant deadline;
    std::stop_token stop;
  };

  std::optional<Error> Try(const Method& method, const google::protobuf::Message& request,
                           google::protobuf::Message& response, const RetryOptions& retry,
                           const Limits& limits) const;
  Attempt TryOnce(const Method& method, const google::protobuf::Message& request,
                  google::protobuf::Message& response, const Limits& limits) const;
  bool Connect(const Limits& limits) const;
  Error NotConnected(const Limits& limits) const;
  std::string WhyNot(const Limits& limits) const;
  void LogRetry(const Method& method, const Error& error, Millis wait) const;

  ClientOptions options_;
  Endpoint endpoint_;
  std::string token_;
  TlsIdentity identity_;
  std::shared_ptr<grpc::Channel> channel_;
};

}  // namespace ecloserie

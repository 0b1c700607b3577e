#include "channel.h"

#include <grpcpp/channel.h>
#include <grpcpp/create_channel.h>
#include <grpcpp/security/credentials.h>

namespace ecloserie {
namespace {

constexpr int kReceiveBytesMax = 16 << 20;
constexpr int kKeepaliveMs = 60'000;
constexpr int kKeepaliveAnswerMs = 20'000;

}  // namespace

std::shared_ptr<grpc::Channel> OpenChannel(const Endpoint& endpoint, const TlsIdentity& identity) {
  grpc::ChannelArguments arguments;
  // Ours are logged, bounded by one deadline and told about in the error.
  arguments.SetInt(GRPC_ARG_ENABLE_RETRIES, 0);
  // A server that starts while we try again must be found at once.
  arguments.SetInt(GRPC_ARG_INITIAL_RECONNECT_BACKOFF_MS, 50);
  // Despite its name, the time that one attempt to connect may take.
  arguments.SetInt(GRPC_ARG_MIN_RECONNECT_BACKOFF_MS, 5000);
  arguments.SetInt(GRPC_ARG_MAX_RECONNECT_BACKOFF_MS, 1000);
  arguments.SetMaxReceiveMessageSize(kReceiveBytesMax);
  if (endpoint.IsSocket()) {
    // Experimental by name only; the one way to speak to a socket.
    return grpc::CreateCustomChannel(endpoint.text, grpc::experimental::LocalCredentials(UDS),
                                     arguments);
  }
  arguments.SetInt(GRPC_ARG_KEEPALIVE_TIME_MS, kKeepaliveMs);
  arguments.SetInt(GRPC_ARG_KEEPALIVE_TIMEOUT_MS, kKeepaliveAnswerMs);
  const auto credentials = grpc::SslCredentials({.pem_root_certs = identity.authorities,
                                                 .pem_private_key = identity.key,
                                                 .pem_cert_chain = identity.certificate});
  return grpc::CreateCustomChannel("dns:///" + endpoint.text, credentials, arguments);
}

}  // namespace ecloserie

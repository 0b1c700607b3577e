#include "rpc/peer_certificate.h"

#include <vector>

#include "absl/strings/ascii.h"

namespace ecloserie::rpc {
namespace {

// As in grpc_security_constants.h.
constexpr const char* kPeerUri = "peer_uri";
constexpr const char* kPeerDns = "peer_dns";

std::optional<std::string> First(const grpc::AuthContext& peer, const char* property) {
  const std::vector<grpc::string_ref> values = peer.FindPropertyValues(property);
  if (values.empty() || values.front().empty()) return std::nullopt;
  return std::string(values.front().data(), values.front().size());
}

}  // namespace

std::optional<std::string> SubjectAlternativeName(const grpc::AuthContext& peer) {
  if (!peer.IsPeerAuthenticated()) return std::nullopt;
  if (const auto uri = First(peer, kPeerUri)) return "uri:" + *uri;
  if (const auto host = First(peer, kPeerDns)) return "dns:" + absl::AsciiStrToLower(*host);
  return std::nullopt;
}

}  // namespace ecloserie::rpc

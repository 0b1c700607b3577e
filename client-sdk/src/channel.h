#pragma once

#include <memory>

#include "endpoint.h"
#include "tls_identity.h"

namespace grpc {
class Channel;
}

namespace ecloserie {

// gRPC's way to a server. It connects when it is asked to.
std::shared_ptr<grpc::Channel> OpenChannel(const Endpoint& endpoint, const TlsIdentity& identity);

}  // namespace ecloserie

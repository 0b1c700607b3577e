#pragma once

#include <string>

#include "ecloserie/result.h"
#include "endpoint.h"
#include "tls_identity.h"

namespace ecloserie {

// Why there is no connection to a port, in words. gRPC does not tell a server that is
// not there from one whose certificate is not trusted; so this connects once more, by
// OpenSSL alone, and sees. Nothing is sent but the handshake. Each step may take as
// long as the patience.
std::string ExplainNoConnection(const Endpoint& endpoint, const TlsIdentity& identity,
                                Millis patience);

}  // namespace ecloserie

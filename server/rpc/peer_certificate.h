#pragma once

#include <grpcpp/security/auth_context.h>

#include <optional>
#include <string>

namespace ecloserie::rpc {

// Who the client's certificate says it is, uri:URI or dns:NAME: the first URI, else the
// first host name. Nothing when the connection had no certificate that was verified.
std::optional<std::string> SubjectAlternativeName(const grpc::AuthContext& peer);

}  // namespace ecloserie::rpc

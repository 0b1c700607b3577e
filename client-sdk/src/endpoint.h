#pragma once

#include <string>

#include "ecloserie/result.h"

namespace ecloserie {

// Where a server is: on a socket of this machine, or on a port, behind TLS.
struct Endpoint {
  std::string text;         // as it was given
  std::string socket_path;  // empty for a port
  std::string host;
  std::string port;

  bool IsSocket() const { return !socket_path.empty(); }
};

// unix:PATH or HOST:PORT; HOST may be [::1].
Result<Endpoint> ParseEndpoint(const std::string& text);

}  // namespace ecloserie

#pragma once

#include <grpcpp/server_builder.h>
#include <sys/types.h>

#include <deque>
#include <string>
#include <vector>

#include "tls.h"

namespace ecloserie {

// unix:PATH, for this machine's users; anything else is HOST:PORT and takes TLS.
bool IsSocketAddress(const std::string& address);

// The places at which a server listens: any number of sockets and ports.
class Listeners {
 public:
  // Throws when an address is malformed, or has no TLS although it is a port: a token
  // never travels in the clear.
  Listeners(const std::vector<std::string>& addresses, TlsFiles tls);

  void AddTo(grpc::ServerBuilder& builder);
  // The address that the server did not get; empty when it has them all.
  std::string Missing() const;
  // Remembers what it listens on, once the server was built.
  void NoteSockets();
  // A successor's sockets are left alone.
  void RemoveSockets();

  // As given, with the port that was chosen where port 0 was asked for.
  std::vector<std::string> Addresses() const;

 private:
  struct Place {
    std::string address;
    std::string socket_path;  // empty for a port
    ino_t socket_inode = 0;
    int port = 0;  // gRPC's answer; 1 for a socket
  };

  std::deque<Place> places_;  // gRPC keeps pointers to the ports
  TlsFiles tls_;
};

}  // namespace ecloserie

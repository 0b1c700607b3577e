#pragma once

#include <grpcpp/security/server_credentials.h>

#include <memory>
#include <string>

#include "absl/time/time.h"

namespace ecloserie {

// What a server shows to its clients, and whom it lets in.
struct TlsFiles {
  std::string certificate;
  std::string key;
  // Only clients with a certificate of one of these authorities are let in; empty:
  // every client, whose token then says who it is.
  std::string client_authorities;
};

// Throws, with the name of the file, when one cannot be used: missing, not PEM,
// expired, a key of another certificate, a key that others may read.
void CheckTlsFiles(const TlsFiles& files, absl::Time now);

// TLS 1.2 and 1.3 only, which is gRPC's own floor. The files are read again every
// second: connections that begin after a change get the new certificate, those that
// exist go on.
std::shared_ptr<grpc::ServerCredentials> MakeServerCredentials(const TlsFiles& files);

}  // namespace ecloserie

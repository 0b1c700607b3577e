#include "tls.h"

#include <grpcpp/security/tls_credentials_options.h>

#include <stdexcept>

#include "certificates.h"
#include "secrets.h"
#include "tls_folder.h"

namespace ecloserie {
namespace {

namespace grpc_tls = grpc::experimental;

constexpr unsigned int kSecondsBetweenLooks = 1;

}  // namespace

void CheckTlsFiles(const TlsFiles& files, absl::Time now) {
  const Identity identity{.certificate = ReadFile(files.certificate),
                          .key = ReadSecretFile(files.key)};
  try {
    CheckIdentity(identity, now);
  } catch (const std::exception& fault) {
    throw std::runtime_error("cannot serve TLS with " + files.certificate + " and " + files.key +
                             ": " + fault.what());
  }
  if (files.client_authorities.empty()) return;
  try {
    CheckAuthorities(ReadFile(files.client_authorities));
  } catch (const std::exception& fault) {
    throw std::runtime_error(files.client_authorities + ": " + fault.what());
  }
}

std::shared_ptr<grpc::ServerCredentials> MakeServerCredentials(const TlsFiles& files) {
  const bool asks_for_clients = !files.client_authorities.empty();
  grpc_tls::TlsServerCredentialsOptions options(
      std::make_shared<grpc_tls::FileWatcherCertificateProvider>(
          files.key, files.certificate, files.client_authorities, kSecondsBetweenLooks));
  options.watch_identity_key_cert_pairs();
  if (asks_for_clients) options.watch_root_certs();
  // Not ..._REQUEST_CLIENT_CERTIFICATE_AND_VERIFY, which lets clients in that have none.
  options.set_cert_request_type(asks_for_clients
                                    ? GRPC_SSL_REQUEST_AND_REQUIRE_CLIENT_CERTIFICATE_AND_VERIFY
                                    : GRPC_SSL_DONT_REQUEST_CLIENT_CERTIFICATE);
  return grpc_tls::TlsServerCredentials(options);
}

}  // namespace ecloserie

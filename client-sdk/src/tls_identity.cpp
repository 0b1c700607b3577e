#include "tls_identity.h"

#include <openssl/err.h>

#include <optional>
#include <utility>

#include "file_text.h"
#include "openssl_pointers.h"

namespace ecloserie {
namespace {

bool IsCertificate(const std::string& pem) {
  const bool is_one = ReadCertificate(*MemoryOf(pem)) != nullptr;
  ERR_clear_error();
  return is_one;
}

// What is wrong with the pair, if anything is.
std::optional<Error> JudgePair(const TlsIdentity& identity, const ClientOptions& options) {
  const CertificatePointer certificate = ReadCertificate(*MemoryOf(identity.certificate));
  const KeyPointer key = ReadKey(*MemoryOf(identity.key));
  const bool is_pair =
      certificate && key && X509_check_private_key(certificate.get(), key.get()) == 1;
  ERR_clear_error();
  if (!certificate) {
    return Refusal(options.client_certificate_file + " holds no certificate in PEM");
  }
  if (!key) {
    return Refusal(options.client_key_file + " holds no private key in PEM without a password");
  }
  if (!is_pair) {
    return Refusal("the key in " + options.client_key_file + " is not that of the certificate in " +
                   options.client_certificate_file);
  }
  return std::nullopt;
}

Result<TlsIdentity> ReadPair(const ClientOptions& options, TlsIdentity identity) {
  Result<std::string> certificate =
      ReadFile("the client certificate", options.client_certificate_file);
  if (!certificate) return tl::unexpected(std::move(certificate).error());
  Result<std::string> key = ReadPrivateFile("the client key", options.client_key_file);
  if (!key) return tl::unexpected(std::move(key).error());
  identity.certificate = *std::move(certificate);
  identity.key = *std::move(key);
  if (auto refusal = JudgePair(identity, options)) return tl::unexpected(*std::move(refusal));
  return identity;
}

}  // namespace

Result<TlsIdentity> ReadTlsIdentity(const ClientOptions& options) {
  TlsIdentity identity;
  if (!options.ca_file.empty()) {
    Result<std::string> authorities = ReadFile("the file of authorities", options.ca_file);
    if (!authorities) return tl::unexpected(std::move(authorities).error());
    if (!IsCertificate(*authorities)) {
      return tl::unexpected(Refusal(options.ca_file + " holds no certificate in PEM"));
    }
    identity.authorities = *std::move(authorities);
  }
  if (options.client_certificate_file.empty() && options.client_key_file.empty()) return identity;
  if (options.client_certificate_file.empty() || options.client_key_file.empty()) {
    return tl::unexpected(Refusal("a client certificate and its key go together; give both"));
  }
  return ReadPair(options, std::move(identity));
}

}  // namespace ecloserie

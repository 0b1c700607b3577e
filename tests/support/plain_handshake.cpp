#include "support/plain_handshake.h"

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/ssl.h>

#include <array>
#include <memory>
#include <stdexcept>

namespace ecloserie::tests {
namespace {

using Bio = std::unique_ptr<BIO, decltype(&BIO_free_all)>;
using Context = std::unique_ptr<SSL_CTX, decltype(&SSL_CTX_free)>;

std::string SerialOf(SSL* handshake) {
  X509* certificate = SSL_get0_peer_certificate(handshake);
  if (certificate == nullptr) return "";
  BIGNUM* number = ASN1_INTEGER_to_BN(X509_get0_serialNumber(certificate), nullptr);
  char* digits = BN_bn2hex(number);
  std::string serial = digits;
  OPENSSL_free(digits);
  BN_free(number);
  return serial;
}

}  // namespace

HandshakeOutcome ShakeHands(const std::string& port, int version) {
  const Context context(SSL_CTX_new(TLS_client_method()), &SSL_CTX_free);
  // Weak enough to offer what a server must refuse.
  SSL_CTX_set_security_level(context.get(), 0);
  SSL_CTX_set_min_proto_version(context.get(), version);
  SSL_CTX_set_max_proto_version(context.get(), version);
  const Bio connection(BIO_new_ssl_connect(context.get()), &BIO_free_all);
  BIO_set_conn_hostname(connection.get(), ("127.0.0.1:" + port).c_str());
  SSL* handshake = nullptr;
  BIO_get_ssl(connection.get(), &handshake);
  constexpr std::array<unsigned char, 3> kHttp2 = {2, 'h', '2'};
  SSL_set_alpn_protos(handshake, kHttp2.data(), kHttp2.size());
  ERR_clear_error();
  if (BIO_do_handshake(connection.get()) != 1) {
    const char* reason = ERR_reason_error_string(ERR_get_error());
    ERR_clear_error();
    return {.refusal = reason == nullptr ? "closed" : reason};
  }
  return {.version = SSL_get_version(handshake), .certificate = SerialOf(handshake)};
}

std::string TalkPlainly(const std::string& port, const std::string& request) {
  const Bio connection(BIO_new_connect(("127.0.0.1:" + port).c_str()), &BIO_free_all);
  if (BIO_do_connect(connection.get()) != 1) throw std::runtime_error("nobody listens on " + port);
  BIO_write(connection.get(), request.data(), static_cast<int>(request.size()));
  std::string answer;
  std::array<char, 4096> block{};
  for (int count = 0; (count = BIO_read(connection.get(), block.data(), block.size())) > 0;) {
    answer.append(block.data(), static_cast<std::size_t>(count));
  }
  return answer;
}

}  // namespace ecloserie::tests

#include "handshake.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netdb.h>
#include <openssl/err.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <memory>
#include <system_error>
#include <utility>

#include "openssl_pointers.h"

namespace ecloserie {
namespace {

struct AddressesDeleter {
  void operator()(addrinfo* addresses) const { freeaddrinfo(addresses); }
};
using Addresses = std::unique_ptr<addrinfo, AddressesDeleter>;

class Socket {
 public:
  explicit Socket(int descriptor) : descriptor_(descriptor) {}
  ~Socket() {
    if (descriptor_ >= 0) close(descriptor_);
  }
  Socket(Socket&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
  Socket& operator=(Socket&&) = delete;
  Socket(const Socket&) = delete;
  Socket& operator=(const Socket&) = delete;

  int descriptor() const { return descriptor_; }

 private:
  int descriptor_;
};

Addresses Resolve(const Endpoint& endpoint) {
  addrinfo wanted{};
  wanted.ai_socktype = SOCK_STREAM;
  addrinfo* found = nullptr;
  const int code = getaddrinfo(endpoint.host.c_str(), endpoint.port.c_str(), &wanted, &found);
  return Addresses(code == 0 ? found : nullptr);
}

// Blocking, with timeouts, once it is connected; errno says why it is not.
bool ConnectTo(const Socket& socket, const addrinfo& address, Millis patience) {
  const int descriptor = socket.descriptor();
  if (connect(descriptor, address.ai_addr, address.ai_addrlen) != 0 && errno != EINPROGRESS) {
    return false;
  }
  pollfd ready{.fd = descriptor, .events = POLLOUT, .revents = 0};
  if (poll(&ready, 1, static_cast<int>(patience.count())) <= 0) {
    errno = ETIMEDOUT;
    return false;
  }
  socklen_t size = sizeof errno;
  int failure = 0;
  getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &failure, &size);
  errno = failure;
  if (failure != 0) return false;
  const timeval bound{.tv_sec = patience.count() / 1000, .tv_usec = patience.count() % 1000 * 1000};
  setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &bound, sizeof bound);
  setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &bound, sizeof bound);
  return fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) & ~O_NONBLOCK) == 0;
}

Socket Connect(const addrinfo* addresses, Millis patience) {
  for (const addrinfo* address = addresses; address != nullptr; address = address->ai_next) {
    Socket socket(::socket(address->ai_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
    if (socket.descriptor() >= 0 && ConnectTo(socket, *address, patience)) return socket;
  }
  return Socket(-1);
}

void TrustAuthorities(SSL_CTX& context, const std::string& authorities) {
  if (authorities.empty()) {
    SSL_CTX_set_default_verify_paths(&context);
    return;
  }
  const BioPointer memory = MemoryOf(authorities);
  while (const CertificatePointer authority = ReadCertificate(*memory)) {
    X509_STORE_add_cert(SSL_CTX_get_cert_store(&context), authority.get());
  }
}

ContextPointer MakeContext(const TlsIdentity& identity) {
  ContextPointer context(SSL_CTX_new(TLS_client_method()));
  if (!context) return context;
  TrustAuthorities(*context, identity.authorities);
  if (!identity.certificate.empty()) {
    const CertificatePointer certificate = ReadCertificate(*MemoryOf(identity.certificate));
    const KeyPointer key = ReadKey(*MemoryOf(identity.key));
    SSL_CTX_use_certificate(context.get(), certificate.get());
    SSL_CTX_use_PrivateKey(context.get(), key.get());
  }
  SSL_CTX_set_verify(context.get(), SSL_VERIFY_PEER, nullptr);
  ERR_clear_error();
  return context;
}

void Expect(SSL& handshake, const std::string& host) {
  std::array<unsigned char, 16> bytes{};
  const bool is_address = inet_pton(AF_INET, host.c_str(), bytes.data()) == 1 ||
                          inet_pton(AF_INET6, host.c_str(), bytes.data()) == 1;
  if (is_address) {
    X509_VERIFY_PARAM_set1_ip_asc(SSL_get0_param(&handshake), host.c_str());
  } else {
    SSL_set1_host(&handshake, host.c_str());
    SSL_set_tlsext_host_name(&handshake, host.c_str());
  }
  constexpr std::array<unsigned char, 3> kHttp2 = {2, 'h', '2'};
  SSL_set_alpn_protos(&handshake, kHttp2.data(), kHttp2.size());
}

std::string ExplainVerdict(int verdict) {
  const std::string reason = X509_verify_cert_error_string(verdict);
  if (verdict == X509_V_ERR_HOSTNAME_MISMATCH || verdict == X509_V_ERR_IP_ADDRESS_MISMATCH) {
    return "the server's certificate is not for this host (" + reason + ")";
  }
  return "the server's certificate is not trusted (" + reason +
         "); its authority belongs into the CA file";
}

// Whether the server has asked for a certificate; a server of gRPC's says no by closing
// the connection, without an alert.
int NoteThatItAsks(SSL*, void* has_asked) {
  *static_cast<bool*>(has_asked) = true;
  return 1;
}

std::string ExplainEnd(bool has_asked, bool has_shown) {
  const auto code = ERR_get_error();
  ERR_clear_error();
  if (has_asked && !has_shown) return "the server wants a client certificate";
  if (has_asked) return "the server does not accept the client certificate";
  if (code == 0) return "the server ended the TLS handshake";
  if (ERR_GET_REASON(code) == SSL_R_WRONG_VERSION_NUMBER) {
    return "what answers there does not speak TLS";
  }
  const char* words = ERR_reason_error_string(code);
  return std::string("the TLS handshake failed (") + (words == nullptr ? "?" : words) + ")";
}

// With TLS 1.3 a client has shaken hands before the server has judged its certificate:
// only the server's first word shows that it was let in.
std::string ExplainHandshake(SSL& handshake, bool has_shown) {
  bool has_asked = false;
  SSL_set_cert_cb(&handshake, &NoteThatItAsks, &has_asked);
  ERR_clear_error();
  if (SSL_connect(&handshake) != 1) {
    const int verdict = static_cast<int>(SSL_get_verify_result(&handshake));
    return verdict == X509_V_OK ? ExplainEnd(has_asked, has_shown) : ExplainVerdict(verdict);
  }
  char first_word = 0;
  if (SSL_read(&handshake, &first_word, 1) != 1) return ExplainEnd(has_asked, has_shown);
  return "it was away for a moment, and answers now";
}

}  // namespace

std::string ExplainNoConnection(const Endpoint& endpoint, const TlsIdentity& identity,
                                Millis patience) {
  const Addresses addresses = Resolve(endpoint);
  if (!addresses) return "there is no host of that name";
  const Socket socket = Connect(addresses.get(), patience);
  if (socket.descriptor() < 0) return std::generic_category().message(errno);
  const ContextPointer context = MakeContext(identity);
  const HandshakePointer handshake(context ? SSL_new(context.get()) : nullptr);
  if (!handshake) return "OpenSSL does not start";
  Expect(*handshake, endpoint.host);
  SSL_set_fd(handshake.get(), socket.descriptor());
  return ExplainHandshake(*handshake, !identity.certificate.empty());
}

}  // namespace ecloserie

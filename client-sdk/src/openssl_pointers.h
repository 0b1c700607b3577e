#pragma once

#include <openssl/bio.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>

#include <memory>
#include <string>

namespace ecloserie {

// What OpenSSL gives out, each freed by its own function.
template <auto Free>
struct FreedBy {
  template <class Thing>
  void operator()(Thing* thing) const {
    Free(thing);
  }
};

using BioPointer = std::unique_ptr<BIO, FreedBy<&BIO_free_all>>;
using CertificatePointer = std::unique_ptr<X509, FreedBy<&X509_free>>;
using KeyPointer = std::unique_ptr<EVP_PKEY, FreedBy<&EVP_PKEY_free>>;
using ContextPointer = std::unique_ptr<SSL_CTX, FreedBy<&SSL_CTX_free>>;
using HandshakePointer = std::unique_ptr<SSL, FreedBy<&SSL_free>>;

CertificatePointer ReadCertificate(BIO& memory);
KeyPointer ReadKey(BIO& memory);
BioPointer MemoryOf(const std::string& text);

}  // namespace ecloserie

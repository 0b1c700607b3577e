#pragma once

#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/evp.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <memory>

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
using ExtensionPointer = std::unique_ptr<X509_EXTENSION, FreedBy<&X509_EXTENSION_free>>;
using KeyPointer = std::unique_ptr<EVP_PKEY, FreedBy<&EVP_PKEY_free>>;
using NamesPointer = std::unique_ptr<GENERAL_NAMES, FreedBy<&GENERAL_NAMES_free>>;
using NumberPointer = std::unique_ptr<BIGNUM, FreedBy<&BN_free>>;

}  // namespace ecloserie

#include "openssl_pointers.h"

#include <openssl/pem.h>

#include <string>

namespace ecloserie {
namespace {

// A key that is protected by a password is not asked for it.
int NoPassword(char*, int, int, void*) { return 0; }

}  // namespace

CertificatePointer ReadCertificate(BIO& memory) {
  return CertificatePointer(PEM_read_bio_X509(&memory, nullptr, &NoPassword, nullptr));
}

KeyPointer ReadKey(BIO& memory) {
  return KeyPointer(PEM_read_bio_PrivateKey(&memory, nullptr, &NoPassword, nullptr));
}

BioPointer MemoryOf(const std::string& text) {
  return BioPointer(BIO_new_mem_buf(text.data(), static_cast<int>(text.size())));
}

}  // namespace ecloserie

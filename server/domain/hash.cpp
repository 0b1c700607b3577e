#include "domain/hash.h"

#include <sodium.h>

namespace ecloserie::domain {
namespace {

const unsigned char* BytesOf(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

}  // namespace

Digest Sha256(std::string_view bytes) {
  Digest digest;
  crypto_hash_sha256(digest.data(), BytesOf(bytes), bytes.size());
  return digest;
}

Digest Commit(const Digest& salt, std::string_view content) {
  Digest digest;
  crypto_generichash(digest.data(), digest.size(), BytesOf(content), content.size(), salt.data(),
                     salt.size());
  return digest;
}

bool IsSignedBy(const PublicKey& key, std::string_view text, const Signature& signature) {
  return crypto_sign_verify_detached(signature.data(), BytesOf(text), text.size(), key.data()) == 0;
}

std::string ToHex(const Digest& digest) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string hex;
  hex.reserve(digest.size() * 2);
  for (const std::uint8_t byte : digest) {
    hex += kDigits[byte >> 4U];
    hex += kDigits[byte & 15U];
  }
  return hex;
}

}  // namespace ecloserie::domain

#include "sealing_box.h"

#include <sodium.h>

namespace ecloserie {
namespace {

constexpr std::size_t kMarkSize = crypto_aead_xchacha20poly1305_ietf_ABYTES;

static_assert(kNonceSize == crypto_aead_xchacha20poly1305_ietf_NPUBBYTES);
static_assert(sizeof(domain::Key) == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);

const unsigned char* BytesOf(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

}  // namespace

std::string SealInBox(const domain::Key& key, const Nonce& nonce, std::string_view plain,
                      std::string_view context) {
  std::string box(nonce.begin(), nonce.end());
  box.resize(kNonceSize + plain.size() + kMarkSize);
  auto* const sealed = reinterpret_cast<unsigned char*>(box.data() + kNonceSize);
  crypto_aead_xchacha20poly1305_ietf_encrypt(sealed, nullptr, BytesOf(plain), plain.size(),
                                             BytesOf(context), context.size(), nullptr,
                                             nonce.data(), key.data());
  return box;
}

std::optional<std::string> OpenBox(const domain::Key& key, std::string_view box,
                                   std::string_view context) {
  if (box.size() < kNonceSize + kMarkSize) return std::nullopt;
  const std::string_view sealed = box.substr(kNonceSize);
  std::string plain(sealed.size() - kMarkSize, '\0');
  const int is_foreign = crypto_aead_xchacha20poly1305_ietf_decrypt(
      reinterpret_cast<unsigned char*>(plain.data()), nullptr, nullptr, BytesOf(sealed),
      sealed.size(), BytesOf(context), context.size(), BytesOf(box), key.data());
  if (is_foreign != 0) return std::nullopt;
  return plain;
}

}  // namespace ecloserie

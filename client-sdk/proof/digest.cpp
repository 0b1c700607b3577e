#include "digest.h"

#include <sodium.h>

#include <bit>

namespace ecloserie::proof {
namespace {

const unsigned char* BytesOf(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

std::string TextOf(const Digest& digest) { return {digest.begin(), digest.end()}; }

template <std::size_t Size>
bool ReadHex(const std::string& hex, std::array<unsigned char, Size>& bytes) {
  std::size_t length = 0;
  return sodium_hex2bin(bytes.data(), bytes.size(), hex.data(), hex.size(), nullptr, &length,
                        nullptr) == 0 &&
         length == Size;
}

}  // namespace

Digest Sha256(std::string_view bytes) {
  Digest digest;
  crypto_hash_sha256(digest.data(), BytesOf(bytes), bytes.size());
  return digest;
}

std::string ToHex(const Digest& digest) {
  std::array<char, sizeof(Digest) * 2 + 1> hex{};
  sodium_bin2hex(hex.data(), hex.size(), digest.data(), digest.size());
  return hex.data();
}

Digest LeafOf(std::string_view text) { return Sha256(std::string(1, '\0') + std::string(text)); }

Digest MerkleRoot(std::span<const Digest> leaves) {
  if (leaves.empty()) return Sha256("");
  if (leaves.size() == 1) return leaves.front();
  const std::size_t left_count = std::bit_floor(leaves.size() - 1);
  return Sha256(std::string(1, '\x01') + TextOf(MerkleRoot(leaves.first(left_count))) +
                TextOf(MerkleRoot(leaves.subspan(left_count))));
}

bool IsSignedBy(const std::string& public_key, const std::string& text,
                const std::string& signature) {
  std::array<unsigned char, crypto_sign_PUBLICKEYBYTES> key{};
  std::array<unsigned char, crypto_sign_BYTES> bytes{};
  return ReadHex(public_key, key) && ReadHex(signature, bytes) &&
         crypto_sign_verify_detached(bytes.data(), BytesOf(text), text.size(), key.data()) == 0;
}

}  // namespace ecloserie::proof

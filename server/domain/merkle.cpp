#include "domain/merkle.h"

#include <bit>
#include <string>

#include "domain/hash.h"

namespace ecloserie::domain {
namespace {

std::string_view BytesOf(const Digest& digest) {
  return {reinterpret_cast<const char*>(digest.data()), digest.size()};
}

Digest NodeOf(const Digest& left, const Digest& right) {
  std::string bytes(1, '\x01');
  bytes += BytesOf(left);
  bytes += BytesOf(right);
  return Sha256(bytes);
}

}  // namespace

Digest LeafOf(std::string_view text) {
  std::string bytes(1, '\0');
  bytes += text;
  return Sha256(bytes);
}

Digest MerkleRoot(std::span<const Digest> leaves) {
  if (leaves.empty()) return Sha256("");
  if (leaves.size() == 1) return leaves.front();
  // The largest power of two below their number goes left.
  const std::size_t left_count = std::bit_floor(leaves.size() - 1);
  return NodeOf(MerkleRoot(leaves.first(left_count)), MerkleRoot(leaves.subspan(left_count)));
}

}  // namespace ecloserie::domain

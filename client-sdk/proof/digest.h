#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace ecloserie::proof {

using Digest = std::array<std::uint8_t, 32>;

Digest Sha256(std::string_view bytes);
std::string ToHex(const Digest& digest);

// As in RFC 6962.
Digest LeafOf(std::string_view text);
Digest MerkleRoot(std::span<const Digest> leaves);

// Ed25519; key and signature in hexadecimal.
bool IsSignedBy(const std::string& public_key, const std::string& text,
                const std::string& signature);

}  // namespace ecloserie::proof

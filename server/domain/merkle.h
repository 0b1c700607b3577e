#pragma once

#include <span>
#include <string_view>

#include "domain/environment.h"

namespace ecloserie::domain {

// The tree of RFC 6962: leaves and nodes are hashed apart, so that no node passes for
// a leaf.
Digest LeafOf(std::string_view text);
Digest MerkleRoot(std::span<const Digest> leaves);

}  // namespace ecloserie::domain

#pragma once

#include <string>
#include <string_view>

#include "domain/environment.h"

namespace ecloserie::domain {

// Pure functions of what anybody can work out again (docs/audit-format.md).

Digest Sha256(std::string_view bytes);

// BLAKE2b of the content under the salt as its key: binds the content, and hides it
// from whoever has no salt.
Digest Commit(const Digest& salt, std::string_view content);

bool IsSignedBy(const PublicKey& key, std::string_view text, const Signature& signature);

std::string ToHex(const Digest& digest);

}  // namespace ecloserie::domain

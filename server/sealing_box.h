#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "domain/environment.h"

namespace ecloserie {

// Long enough that random ones never meet.
constexpr std::size_t kNonceSize = 24;
using Nonce = std::array<std::uint8_t, kNonceSize>;

// The nonce, and behind it the sealed text with the mark of its key and context.
// A nonce must never be given twice.
std::string SealInBox(const domain::Key& key, const Nonce& nonce, std::string_view plain,
                      std::string_view context);
std::optional<std::string> OpenBox(const domain::Key& key, std::string_view box,
                                   std::string_view context);

}  // namespace ecloserie

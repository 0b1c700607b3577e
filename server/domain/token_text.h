#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>

namespace ecloserie::domain {

// ecl_, 43 letters and digits at random (256 bits), and 6 that are the CRC-32 of
// what stands before them: a scanner of sources knows a token from its looks, and
// the server drops garbage without asking the store (docs/decisions/0014).
std::string MakeTokenText(const std::function<void(std::span<std::uint8_t>)>& fill_random);

bool IsTokenText(std::string_view text);

// The token that those 43 letters and digits make.
std::string CompleteTokenText(std::string_view letters);

}  // namespace ecloserie::domain

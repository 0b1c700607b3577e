#pragma once

#include <algorithm>
#include <string>

#include "domain/token_text.h"

namespace ecloserie::tests {

// The token of a principal that acts under that name: well-formed, and the same in every run.
inline std::string TestToken(const std::string& principal) {
  constexpr std::size_t kLettersCount = 43;
  std::string letters = principal;
  std::erase_if(letters, [](char c) { return c == '-' || c == '/'; });
  letters.resize(kLettersCount, '0');
  return domain::CompleteTokenText(letters);
}

}  // namespace ecloserie::tests

#pragma once

#include <string_view>

namespace ecloserie::domain {

// Whether the text holds a French social security number (NIR): sex, year,
// month, department (2A and 2B for Corsica), commune, order and a two-digit key
// that is 97 less the rest by 97 (INSEE). The parts may be written together or
// apart, by blanks, dots or hyphens. Imports and free text that hold one are
// refused: the school has no right to it. Numbers with another key, of another
// length, or without a key are not taken for one.
bool ContainsNationalId(std::string_view text);

}  // namespace ecloserie::domain

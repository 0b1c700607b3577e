#pragma once

#include <string>
#include <string_view>

namespace ecloserie::cli {

// How many columns of a terminal the text fills.
int DisplayWidth(std::string_view text);

// The text cut to so many columns, with an ellipsis when something is missing.
std::string CutToWidth(std::string_view text, int width);

// The text without what would move the cursor or colour the terminal: a name
// that a stranger typed is shown, never obeyed. Bad UTF-8 becomes U+FFFD.
std::string Printable(std::string_view text);

// Case, accents, hyphens and apostrophes folded, for finding the name that people mean.
std::string FoldName(std::string_view text);

}  // namespace ecloserie::cli

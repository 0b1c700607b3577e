#include "domain/folding.h"

#include <utf8proc.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <optional>
#include <vector>

#include "domain/civil_date.h"

namespace ecloserie::domain {
namespace {

using Codepoints = std::vector<utf8proc_int32_t>;

// Nothing when the text is not UTF-8.
std::optional<Codepoints> Decode(std::string_view text) {
  Codepoints codepoints;
  const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  auto left = static_cast<utf8proc_ssize_t>(text.size());
  while (left > 0) {
    utf8proc_int32_t codepoint = 0;
    const utf8proc_ssize_t length = utf8proc_iterate(bytes, left, &codepoint);
    if (length <= 0) return std::nullopt;
    codepoints.push_back(codepoint);
    bytes += length;
    left -= length;
  }
  return codepoints;
}

void Append(std::string& text, utf8proc_int32_t codepoint) {
  utf8proc_uint8_t bytes[4];
  const auto length = static_cast<std::size_t>(utf8proc_encode_char(codepoint, bytes));
  text.append(reinterpret_cast<const char*>(bytes), length);
}

bool IsAllowed(utf8proc_int32_t codepoint) {
  if (codepoint == '\t' || codepoint == '\n') return true;
  return utf8proc_category(codepoint) != UTF8PROC_CATEGORY_CC;
}

bool IsBlank(utf8proc_int32_t codepoint) {
  if (codepoint == '\t' || codepoint == '\n') return true;
  return utf8proc_category(codepoint) == UTF8PROC_CATEGORY_ZS;
}

bool IsHyphen(utf8proc_int32_t codepoint) {
  constexpr utf8proc_int32_t kMinusSign = 0x2212;
  return codepoint == kMinusSign || utf8proc_category(codepoint) == UTF8PROC_CATEGORY_PD;
}

// The typewriter's, the typographer's and what keyboards give for them.
bool IsApostrophe(utf8proc_int32_t codepoint) {
  switch (codepoint) {
    case '\'':
    case '`':
    case 0x00B4:
    case 0x02B9:
    case 0x02BC:
    case 0x2018:
    case 0x2019:
    case 0x2032:
      return true;
    default:
      return false;
  }
}

// Letters that Unicode does not decompose and French keyboards lack.
std::optional<std::string_view> SpeltOut(utf8proc_int32_t codepoint) {
  switch (codepoint) {
    case 0x0153:
      return "oe";
    case 0x00E6:
      return "ae";
    case 0x00F8:
      return "o";
    case 0x0142:
      return "l";
    case 0x0111:
      return "d";
    case 0x0131:
      return "i";
    default:
      return std::nullopt;
  }
}

// Case folded, decomposed, without marks and without invisible characters.
std::string StripMarks(std::string_view text) {
  constexpr auto kOptions =
      static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD |
                                     UTF8PROC_STRIPMARK | UTF8PROC_IGNORE);
  utf8proc_uint8_t* mapped = nullptr;
  const utf8proc_ssize_t length =
      utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                   static_cast<utf8proc_ssize_t>(text.size()), &mapped, kOptions);
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(mapped, &std::free);
  if (length < 0) return {};
  return {reinterpret_cast<const char*>(mapped), static_cast<std::size_t>(length)};
}

Codepoints WithoutApostrophes(Codepoints codepoints) {
  for (utf8proc_int32_t& codepoint : codepoints) {
    if (IsApostrophe(codepoint)) codepoint = ' ';
  }
  return codepoints;
}

std::string Encode(const Codepoints& codepoints) {
  std::string text;
  for (const utf8proc_int32_t codepoint : codepoints) Append(text, codepoint);
  return text;
}

// One space for every run of separators, none at the ends.
std::string Collapse(const Codepoints& codepoints) {
  std::string collapsed;
  bool is_separated = false;
  for (const utf8proc_int32_t codepoint : codepoints) {
    if (IsBlank(codepoint) || IsHyphen(codepoint) || IsApostrophe(codepoint)) {
      is_separated = !collapsed.empty();
      continue;
    }
    if (is_separated) collapsed += ' ';
    is_separated = false;
    if (const auto letters = SpeltOut(codepoint)) {
      collapsed += *letters;
    } else {
      Append(collapsed, codepoint);
    }
  }
  return collapsed;
}

}  // namespace

bool IsValidText(std::string_view text) {
  const std::optional<Codepoints> codepoints = Decode(text);
  return codepoints && std::ranges::all_of(*codepoints, IsAllowed);
}

std::string FoldName(std::string_view name) {
  const std::optional<Codepoints> written = Decode(name);
  if (!written) return {};
  // Apostrophes go first: a lone acute accent would decompose into a mark.
  const std::optional<Codepoints> folded = Decode(StripMarks(Encode(WithoutApostrophes(*written))));
  return folded ? Collapse(*folded) : std::string();
}

std::string FirstGivenName(std::string_view given_name) {
  const std::optional<Codepoints> written = Decode(given_name);
  if (!written) return {};
  Codepoints token;
  for (const utf8proc_int32_t codepoint : *written) {
    const bool is_separator = IsBlank(codepoint) || IsHyphen(codepoint);
    if (is_separator && !token.empty()) break;
    if (!is_separator) token.push_back(codepoint);
  }
  return FoldName(Encode(token));
}

std::string IdentityKey(std::string_view family_name, std::string_view given_name,
                        absl::CivilDay born_on) {
  return FoldName(family_name) + '\t' + FirstGivenName(given_name) + '\t' + IsoDate(born_on);
}

}  // namespace ecloserie::domain

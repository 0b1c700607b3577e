#include "display_width.h"

#include <utf8proc.h>

#include <cstdlib>
#include <memory>

namespace ecloserie::cli {
namespace {

constexpr utf8proc_int32_t kReplacement = 0xfffd;

// Takes the first code point off the text; bad bytes are replacements, one each.
utf8proc_int32_t TakeOne(std::string_view& text) {
  utf8proc_int32_t point = 0;
  const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  const auto size = static_cast<utf8proc_ssize_t>(text.size());
  const utf8proc_ssize_t taken = utf8proc_iterate(bytes, size, &point);
  text.remove_prefix(taken > 0 ? static_cast<std::size_t>(taken) : 1);
  return taken > 0 ? point : kReplacement;
}

void Append(std::string& text, utf8proc_int32_t point) {
  utf8proc_uint8_t bytes[4];
  const utf8proc_ssize_t size = utf8proc_encode_char(point, bytes);
  text.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
}

bool IsControl(utf8proc_int32_t point) {
  const utf8proc_category_t category = utf8proc_category(point);
  return category == UTF8PROC_CATEGORY_CC || category == UTF8PROC_CATEGORY_CF ||
         category == UTF8PROC_CATEGORY_ZL || category == UTF8PROC_CATEGORY_ZP;
}

}  // namespace

int DisplayWidth(std::string_view text) {
  int width = 0;
  while (!text.empty()) width += utf8proc_charwidth(TakeOne(text));
  return width;
}

std::string CutToWidth(std::string_view text, int width) {
  if (DisplayWidth(text) <= width) return std::string(text);
  std::string cut;
  int used = 1;  // The ellipsis.
  while (!text.empty()) {
    const utf8proc_int32_t point = TakeOne(text);
    used += utf8proc_charwidth(point);
    if (used > width) break;
    Append(cut, point);
  }
  return cut + "…";
}

std::string Printable(std::string_view text) {
  std::string safe;
  while (!text.empty()) {
    const utf8proc_int32_t point = TakeOne(text);
    Append(safe, IsControl(point) ? ' ' : point);
  }
  return safe;
}

std::string FoldName(std::string_view text) {
  utf8proc_uint8_t* bytes = nullptr;
  const auto options =
      static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD |
                                     UTF8PROC_STRIPMARK | UTF8PROC_COMPAT);
  const utf8proc_ssize_t size =
      utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                   static_cast<utf8proc_ssize_t>(text.size()), &bytes, options);
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owned(bytes, &std::free);
  if (size < 0) return std::string(text);
  std::string_view left(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
  std::string folded;
  while (!left.empty()) {
    const utf8proc_int32_t point = TakeOne(left);
    const bool joins =
        utf8proc_category(point) == UTF8PROC_CATEGORY_PD || point == '\'' || point == 0x2019;
    Append(folded, joins ? ' ' : point);
  }
  return folded;
}

}  // namespace ecloserie::cli

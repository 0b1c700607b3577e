#include "enum_word.h"

#include <algorithm>

namespace ecloserie::cli {
namespace {

using google::protobuf::EnumDescriptor;

// buf's STANDARD rules: every value begins with the enum's name, and the zero
// value is that prefix and UNSPECIFIED.
std::size_t PrefixLength(const EnumDescriptor& type) {
  return type.value(0)->name().size() - std::string_view("UNSPECIFIED").size();
}

std::string ShortWord(const EnumDescriptor& type, int index) {
  return type.value(index)->name().substr(PrefixLength(type));
}

std::string Lowered(std::string_view word) {
  std::string text(word);
  std::transform(text.begin(), text.end(), text.begin(), [](char c) {
    if (c >= 'A' && c <= 'Z') return static_cast<char>(c - 'A' + 'a');
    return c == '_' ? '-' : c;
  });
  return text;
}

}  // namespace

std::string EnumWord(const EnumDescriptor& type, int number) {
  const auto* value = type.FindValueByNumber(number);
  return value == nullptr ? std::to_string(number) : value->name().substr(PrefixLength(type));
}

std::optional<int> EnumFromWord(const EnumDescriptor& type, std::string_view word) {
  for (int i = 1; i < type.value_count(); ++i) {
    if (Lowered(ShortWord(type, i)) == Lowered(word)) return type.value(i)->number();
  }
  return std::nullopt;
}

std::string EnumWords(const EnumDescriptor& type) {
  std::string words;
  for (int i = 1; i < type.value_count(); ++i) {
    if (i > 1) words += ", ";
    words += Lowered(ShortWord(type, i));
  }
  return words;
}

}  // namespace ecloserie::cli

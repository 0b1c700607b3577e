#pragma once

#include <optional>
#include <string_view>

namespace ecloserie::domain {

// A closed choice has one table of words: the store keeps them, and the wire's
// enumerators are the same words behind a prefix. The table of an enum E is what
// Words(E) returns; it is found by argument-dependent lookup.
template <class Enum>
struct Word {
  Enum value;
  std::string_view word;
};

template <class Enum>
constexpr std::string_view WordOf(Enum value) {
  for (const auto& row : Words(Enum{})) {
    if (row.value == value) return row.word;
  }
  return {};
}

template <class Enum>
constexpr std::optional<Enum> FromWord(std::string_view word) {
  for (const auto& row : Words(Enum{})) {
    if (row.word == word) return row.value;
  }
  return std::nullopt;
}

}  // namespace ecloserie::domain

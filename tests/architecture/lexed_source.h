#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace ecloserie::architecture {

// A string or character literal.
struct Literal {
  std::size_t offset = 0;  // Of the opening quote, or of the R before it.
  int line = 0;
  std::string text;       // Without quotes; escapes as written.
  std::string delimiter;  // Of a raw literal: R"sql(...)sql" has sql.
  bool is_raw = false;
};

// A source without what the compiler does not read as code.
struct LexedSource {
  // As long as the text and with the same lines, but comments and the insides
  // of literals are blank.
  std::string code;
  std::vector<Literal> literals;
};

LexedSource Lex(std::string_view text);

// The line, from 1, on which the offset lies.
int LineAt(std::string_view text, std::size_t offset);

// The text cut at its line ends, which are dropped.
std::vector<std::string_view> Lines(std::string_view text);

}  // namespace ecloserie::architecture

#include "lexed_source.h"

#include <algorithm>
#include <cctype>
#include <utility>

namespace ecloserie::architecture {
namespace {

bool IsWordCharacter(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
}

bool IsHexDigit(char c) { return std::isxdigit(static_cast<unsigned char>(c)) != 0; }

class Lexer {
 public:
  explicit Lexer(std::string_view text) : text_(text) { result_.code = text; }

  LexedSource Run() {
    while (at_ < text_.size()) Step();
    return std::move(result_);
  }

 private:
  void Step() {
    if (Sees("//")) return BlankTo(FindFrom("\n", at_));
    if (Sees("/*")) return BlankTo(FindFrom("*/", at_ + 2) + 2);
    if (Sees("R\"") && IsRawPrefix()) return RawLiteral();
    if (Sees("\"")) return QuotedLiteral('"');
    if (Sees("'") && !IsDigitSeparator()) return QuotedLiteral('\'');
    ++at_;
  }

  bool Sees(std::string_view word) const { return text_.substr(at_).starts_with(word); }

  std::size_t FindFrom(std::string_view word, std::size_t from) const {
    return std::min(text_.find(word, from), text_.size());
  }

  // R, LR, uR, UR or u8R, and not the end of some longer word.
  bool IsRawPrefix() const {
    if (at_ == 0) return true;
    const char before = text_[at_ - 1];
    return !IsWordCharacter(before) || std::string_view("LuU8").find(before) != std::string::npos;
  }

  // The ' of 1'000.
  bool IsDigitSeparator() const {
    return at_ > 0 && at_ + 1 < text_.size() && IsHexDigit(text_[at_ - 1]) &&
           IsHexDigit(text_[at_ + 1]);
  }

  void RawLiteral() {
    const std::size_t start = at_;
    const std::size_t open = FindFrom("(", start);
    const std::string delimiter(text_.substr(start + 2, open - start - 2));
    const std::size_t close = FindFrom(")" + delimiter + "\"", open);
    Keep(start, open + 1, close, delimiter, true);
    at_ = open;
    BlankTo(close + delimiter.size() + 1);
    ++at_;
  }

  void QuotedLiteral(char quote) {
    const std::size_t start = at_;
    std::size_t close = start + 1;
    while (close < text_.size() && text_[close] != quote && text_[close] != '\n') {
      close += text_[close] == '\\' ? 2 : 1;
    }
    close = std::min(close, text_.size());
    if (quote == '"') Keep(start, start + 1, close, "", false);
    ++at_;
    BlankTo(close);
    ++at_;
  }

  void Keep(std::size_t start, std::size_t first, std::size_t close, std::string_view delimiter,
            bool is_raw) {
    if (first > text_.size()) return;
    result_.literals.push_back({.offset = start,
                                .line = LineAt(text_, start),
                                .text = std::string(text_.substr(first, close - first)),
                                .delimiter = std::string(delimiter),
                                .is_raw = is_raw});
  }

  void BlankTo(std::size_t end) {
    for (; at_ < std::min(end, text_.size()); ++at_) {
      if (text_[at_] != '\n') result_.code[at_] = ' ';
    }
  }

  std::string_view text_;
  std::size_t at_ = 0;
  LexedSource result_;
};

}  // namespace

LexedSource Lex(std::string_view text) { return Lexer(text).Run(); }

int LineAt(std::string_view text, std::size_t offset) {
  return 1 + static_cast<int>(std::ranges::count(text.substr(0, offset), '\n'));
}

std::vector<std::string_view> Lines(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

}  // namespace ecloserie::architecture

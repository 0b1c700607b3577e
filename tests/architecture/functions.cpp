#include "functions.h"

#include <cstddef>
#include <regex>
#include <utility>

#include "lexed_source.h"

namespace ecloserie::architecture {
namespace {

enum class Kind {
  kOuter,        // A file, a namespace, a type.
  kFunction,     // A body.
  kBlock,        // A brace inside a body.
  kInitialiser,  // A braced list outside of every body.
  kParentheses,  // Outside of every body.
};

struct Scope {
  Kind kind = Kind::kOuter;
  std::string header;  // Since the last statement; inner groups are shown as () and {}.
  int line = 0;
};

bool EndsWithLambda(const std::string& header) {
  static const std::regex lambda(
      R"((^|[=(,&|!?:]|\breturn)\s*\[[^\[\]]*\]\s*(<[^{}]*>)?\s*(\(\))?[\s\w]*(->.*)?$)");
  return std::regex_search(header, lambda);
}

bool EndsWithSignature(const std::string& header) {
  static const std::regex qualifiers(R"(^(\s|const|noexcept|override|final|mutable|try|&)*$)");
  static const std::regex later(R"(\(\).*(->|\brequires\b))");
  const std::size_t group = header.rfind("()");
  if (group == std::string::npos) return false;
  if (std::regex_match(header.substr(group + 2), qualifiers)) return true;
  // A constructor whose last member is initialised with braces.
  if (header.ends_with("{}")) return true;
  return std::regex_search(header, later);
}

bool OpensType(const std::string& header) {
  static const std::regex word(R"(\b(namespace|class|struct|union|enum|extern)\b)");
  return std::regex_search(header, word);
}

std::string OnOneLine(const std::string& header) {
  static const std::regex space(R"(\s+)");
  static const std::regex edges(R"(^ | $)");
  return std::regex_replace(std::regex_replace(header, space, " "), edges, "");
}

Kind KindOfBrace(const Scope& scope) {
  if (scope.kind == Kind::kFunction || scope.kind == Kind::kBlock) return Kind::kBlock;
  const std::string header = OnOneLine(scope.header);
  if (EndsWithLambda(header)) return Kind::kFunction;
  if (scope.kind != Kind::kOuter || header.ends_with('=')) return Kind::kInitialiser;
  if (EndsWithSignature(header)) return Kind::kFunction;
  return OpensType(header) ? Kind::kOuter : Kind::kInitialiser;
}

// Directives, with their continued lines, are no code of ours.
std::string WithoutDirectives(std::string_view code) {
  std::string kept;
  bool is_continued = false;
  for (const std::string_view line : Lines(code)) {
    const std::size_t first = line.find_first_not_of(" \t");
    const bool is_directive = is_continued || (first != line.npos && line[first] == '#');
    is_continued = is_directive && line.ends_with('\\');
    if (!is_directive) kept += line;
    kept += '\n';
  }
  return kept;
}

class Scanner {
 public:
  std::vector<Function> Run(const std::string& code) {
    for (const char c : code) Step(c);
    return std::move(functions_);
  }

 private:
  void Step(char c) {
    if (c == '\n') ++line_;
    if (c == '{') return Push(KindOfBrace(Top()));
    if (c == '}') return CloseBrace();
    if (IsInBody()) return;
    if (c == '(') return Push(Kind::kParentheses);
    if (c == ')') return CloseParenthesis();
    if (c == ';' || (c == ',' && Top().kind != Kind::kOuter)) return Top().header.clear();
    Top().header += c;
  }

  Scope& Top() { return scopes_.back(); }

  bool IsInBody() { return Top().kind == Kind::kFunction || Top().kind == Kind::kBlock; }

  void Push(Kind kind) { scopes_.push_back({.kind = kind, .header = "", .line = line_}); }

  void CloseBrace() {
    if (scopes_.size() == 1) return;
    const Scope closed = Top();
    scopes_.pop_back();
    if (closed.kind == Kind::kInitialiser) {
      Top().header += "{}";
      return;
    }
    if (closed.kind == Kind::kFunction) {
      functions_.push_back({.header = OnOneLine(Top().header),
                            .line = closed.line,
                            .lines = line_ - closed.line + 1});
    }
    if (closed.kind != Kind::kBlock) Top().header.clear();
  }

  void CloseParenthesis() {
    if (scopes_.size() == 1 || Top().kind != Kind::kParentheses) return;
    scopes_.pop_back();
    Top().header += "()";
  }

  std::vector<Scope> scopes_{Scope{}};
  std::vector<Function> functions_;
  int line_ = 1;
};

}  // namespace

std::vector<Function> Functions(std::string_view text) {
  return Scanner().Run(WithoutDirectives(Lex(text).code));
}

}  // namespace ecloserie::architecture

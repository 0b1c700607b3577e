#include "statements.h"

#include <iterator>
#include <regex>
#include <set>
#include <utility>

#include "lexed_source.h"
#include "words.h"

namespace ecloserie::architecture {
namespace {

struct Trap {
  std::regex word;
  std::string what;
};

Trap Word(const std::string& pattern, std::string what) {
  return {std::regex(pattern, std::regex::icase), std::move(what)};
}

// What SQLite and PostgreSQL read differently, or only one of them reads.
const std::vector<Trap>& Traps() {
  static const std::vector<Trap> traps = {
      Word(R"(\b(LIKE|ILIKE|GLOB|SIMILAR)\b)", "matches patterns: case differs by engine"),
      Word(R"(\b(lower|upper)\s*\()", "folds case: only ASCII on one engine"),
      Word(R"(\b(date|time|datetime|strftime|julianday|unixepoch|now)\s*\()", "computes dates"),
      Word(R"(\bcurrent_(timestamp|date|time)\b)", "reads the engine's clock"),
      Word(R"(\?)", "has a ? parameter: they are $1, $2"),
      Word(R"([:@][a-z])", "has a named parameter: they are $1, $2"),
      Word(R"(\$(?!\d))", "has a $ without a number"),
      Word(R"(\bSELECT\s+(DISTINCT\s+)?(\w+\.)?\*)", "selects *: columns are listed"),
      Word(R"(\bRETURNING\s+\*)", "returns *: columns are listed"),
      Word(R"(\b(AUTOINCREMENT|rowid)\b)", "counts on rowids"),
      Word(R"(\bINSERT\s+OR\b|\bREPLACE\s+INTO\b|\bUPDATE\s+OR\b)",
           "hides a conflict: ON CONFLICT"),
      Word(R"(\b(IFNULL|IIF|typeof|avg|total|group_concat)\s*\()",
           "calls an engine's own function"),
      Word(R"(->)", "reads JSON"),
      Word(R"(\bFOR\s+UPDATE\b)", "locks rows with words of one engine"),
      Word(R"(=\s*ANY\s*\()", "compares with an array"),
      Word(R"(\bCOLLATE\b)", "names a collation"),
      Word(R"(\bx'')", "has a blob literal"),
      Word(R"(\bLIMIT\s+-)", "has a negative limit"),
      Word(R"(")", "quotes with \": a typo becomes text"),
      Word(R"(\b(BEGIN|COMMIT|ROLLBACK|SAVEPOINT|PRAGMA|ATTACH)\b)", "is the driver's business"),
  };
  return traps;
}

// PostgreSQL sums integers to numeric, so a sum is cast before it is read.
bool HasBareSum(const std::string& sql) {
  static const std::regex sum(R"(\bSUM\s*\()", std::regex::icase);
  static const std::regex cast(R"(\bCAST\s*\(\s*(COALESCE\s*\(\s*)?SUM\s*\()", std::regex::icase);
  const auto count = [&](const std::regex& word) {
    return std::distance(std::sregex_iterator(sql.begin(), sql.end(), word),
                         std::sregex_iterator());
  };
  return count(sum) > count(cast);
}

// Without its own comments and texts, whose words mean nothing.
std::string BareStatement(const std::string& sql) {
  static const std::regex comment(R"(--[^\n]*)");
  static const std::regex text(R"('[^']*')");
  return std::regex_replace(std::regex_replace(sql, comment, ""), text, "''");
}

bool IsStore(std::string_view path) {
  constexpr std::string_view kStorage = "server/storage/";
  return path.starts_with(kStorage) && path.ends_with(".cpp") &&
         path.find('/', kStorage.size()) == path.npos;
}

class StoreLint {
 public:
  explicit StoreLint(const SourceFile& file) : file_(file), source_(Lex(file.text)) {}

  Findings Run() {
    FindListed();
    for (const Literal& literal : source_.literals) {
      if (LooksLikeSql(literal.text)) Check(literal);
    }
    return std::move(findings_);
  }

 private:
  void FindListed() {
    static const std::regex list(R"(\bkStatements\b[^;{=]*=?\s*\{([^;]*);)");
    static const std::regex name(R"(\bk[A-Z]\w*)");
    std::smatch match;
    if (!std::regex_search(source_.code, match, list)) return;
    const std::string names = match[1];
    const std::sregex_iterator end;
    for (std::sregex_iterator at(names.begin(), names.end(), name); at != end; ++at) {
      listed_.insert(at->str());
    }
  }

  void Check(const Literal& literal) {
    const std::string name = NameOf(literal);
    if (name.empty() || literal.delimiter != "sql") {
      Report(literal, "a statement is not constexpr Sql kName{R\"sql(...)sql\"}");
    } else if (!listed_.contains(name)) {
      Report(literal, name + " is not in kStatements");
    }
    const std::string sql = BareStatement(literal.text);
    for (const Trap& trap : Traps()) {
      if (std::regex_search(sql, trap.word)) Report(literal, name + " " + trap.what);
    }
    if (HasBareSum(sql)) Report(literal, name + " sums without CAST(SUM(...) AS BIGINT)");
  }

  std::string NameOf(const Literal& literal) const {
    static const std::regex definition(R"(constexpr\s+Sql\s+(k[A-Z]\w*)\s*=?\s*\{\s*$)");
    const std::size_t from = literal.offset < 200 ? 0 : literal.offset - 200;
    const std::string before = source_.code.substr(from, literal.offset - from);
    std::smatch match;
    return std::regex_search(before, match, definition) ? match[1].str() : "";
  }

  void Report(const Literal& literal, const std::string& what) {
    findings_.push_back(Say(file_.path, literal.line, what));
  }

  const SourceFile& file_;
  LexedSource source_;
  std::set<std::string> listed_;
  Findings findings_;
};

}  // namespace

Findings UnportableStatements(const SourceTree& tree) {
  Findings findings;
  for (const SourceFile& file : tree) {
    if (!IsStore(file.path)) continue;
    for (std::string& finding : StoreLint(file).Run()) findings.push_back(std::move(finding));
  }
  return findings;
}

}  // namespace ecloserie::architecture

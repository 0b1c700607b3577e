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
      Word(R"(\bAS\s+(INT|INTEGER)\b)", "casts to 32 bits: BIGINT"),
      Word(R"(/|\bDIV\s*\(|%)", "divides: by zero is NULL on one engine, an error on the other"),
      Word(R"(\b(TRUE|FALSE)\b|\bSELECT\s+(NOT\s+)?EXISTS\b)", "has a boolean: they are 0 and 1"),
      Word(R"(\bINSERT\b[^;]*\bSELECT\b[^;]*\bDO\s+UPDATE\b)",
           "may meet one key twice in an upsert"),
      Word(R"(\bUPDATE\s+(?!SET\b)\w+\s+(?!SET\b)\w+)", "gives the updated table an alias"),
      Word(R"(\bWITH\b[^;]*\b(INSERT|UPDATE|DELETE)\b)", "changes rows in a WITH"),
      Word(R"(\b(max|min)\s*\([^()]*,)", "compares values with an aggregate's name"),
      Word(R"(\bFOR\s+(NO\s+KEY|KEY|SHARE)\b|\b(LISTEN|NOTIFY)\b|\bpg_\w+|\bARRAY\s*\[)",
           "says what one engine understands"),
      Word(R"(\b(SERIAL|nextval|random|gen_random_uuid|randomblob)\b)",
           "lets the engine make an identifier"),
      Word(R"(\bOFFSET\b)", "counts rows away: pages begin after a key"),
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

constexpr std::string_view kStorage = "server/storage/";

bool IsStore(std::string_view path) {
  return path.starts_with(kStorage) && IsCpp(path) && path.find('/', kStorage.size()) == path.npos;
}

// Folders of storage: the engines, and what they share.
bool IsDriver(std::string_view path) {
  return path.starts_with(kStorage) && IsCpp(path) && !IsStore(path);
}

std::set<std::string> TablesOfMigrations(const SourceTree& tree) {
  static const std::regex creation(R"(\bCREATE TABLE (\w+))");
  std::set<std::string> tables;
  for (const SourceFile& file : tree) {
    if (!file.path.starts_with(kStorage) || !file.path.ends_with(".sql")) continue;
    const std::sregex_iterator end;
    for (std::sregex_iterator at(file.text.begin(), file.text.end(), creation); at != end; ++at) {
      tables.insert((*at)[1]);
    }
  }
  return tables;
}

// A driver speaks of catalogues and transactions; what it says of a school's
// tables no test would prepare on the other engine.
void CheckDriver(const SourceFile& file, const std::set<std::string>& tables, Findings& findings) {
  static const std::regex word(R"(\w+)");
  for (const Literal& literal : Lex(file.text).literals) {
    if (!LooksLikeSql(literal.text)) continue;
    const std::sregex_iterator end;
    for (std::sregex_iterator at(literal.text.begin(), literal.text.end(), word); at != end; ++at) {
      if (!tables.contains(at->str())) continue;
      findings.push_back(Say(file.path, literal.line, "speaks of " + at->str() + " in no store"));
      break;
    }
  }
}

class StoreLint {
 public:
  explicit StoreLint(const SourceFile& file) : file_(file), source_(Lex(file.text)) {}

  Findings Run() {
    FindListed();
    FindCatches();
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

  // On one engine an error takes the whole transaction with it.
  void FindCatches() {
    static const std::regex handler(R"(\bcatch\s*\()");
    std::smatch match;
    if (!std::regex_search(source_.code, match, handler)) return;
    const int line = LineAt(source_.code, static_cast<std::size_t>(match.position()));
    findings_.push_back(Say(file_.path, line, "goes on after an error: ON CONFLICT, or refuse"));
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
    if (sql.find("school") == sql.npos) Report(literal, name + " does not say whose school");
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
  const std::set<std::string> tables = TablesOfMigrations(tree);
  Findings findings;
  for (const SourceFile& file : tree) {
    if (IsDriver(file.path)) CheckDriver(file, tables, findings);
    if (!IsStore(file.path)) continue;
    for (std::string& finding : StoreLint(file).Run()) findings.push_back(std::move(finding));
  }
  return findings;
}

}  // namespace ecloserie::architecture

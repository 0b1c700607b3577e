#include "words.h"

#include <algorithm>
#include <regex>

#include "lexed_source.h"

namespace ecloserie::architecture {
namespace {

using Folders = std::vector<std::string_view>;

struct Ban {
  std::regex word;
  std::string what;
  Folders within;  // Where the ban holds.
  Folders except;
  bool is_free_at_the_servers_top = false;  // server/server.cpp wires every room.
};

const std::vector<Ban>& Bans() {
  static const Folders everywhere = {"server/", "client-sdk/", "cli-client/", "tests/"};
  static const std::vector<Ban> bans = {
      {std::regex(R"(\busing\s+namespace\b)"), "says using namespace", everywhere, {}},
      {std::regex(R"(\bSQLite::)"),
       "speaks SQLite",
       everywhere,
       {"server/storage/sqlite/", "client-sdk/outbox/", "tests/"}},
      {std::regex(R"(\bPQ[a-z]\w*\()"),
       "speaks libpq",
       everywhere,
       {"server/storage/postgres/", "tests/"}},
      {std::regex(R"(\bgrpc::)"),
       "speaks gRPC",
       everywhere,
       {"server/rpc/", "client-sdk/src/", "tests/"},
       true},
      {std::regex(R"(\b(float|double)\b)"),
       "computes in floating point",
       {"server/domain/", "server/storage/"},
       {}},
  };
  return bans;
}

bool IsUnderAny(std::string_view path, const Folders& folders) {
  return std::ranges::any_of(folders,
                             [&](std::string_view folder) { return IsUnder(path, folder); });
}

bool IsAtTheServersTop(std::string_view path) {
  return path.starts_with("server/") && path.find('/', 7) == path.npos;
}

bool Holds(const Ban& ban, std::string_view path) {
  if (ban.is_free_at_the_servers_top && IsAtTheServersTop(path)) return false;
  return IsUnderAny(path, ban.within) && !IsUnderAny(path, ban.except);
}

void FindBannedCode(const SourceFile& file, std::string_view code, Findings& findings) {
  int line = 0;
  for (const std::string_view text : Lines(code)) {
    ++line;
    for (const Ban& ban : Bans()) {
      if (!Holds(ban, file.path)) continue;
      if (!std::regex_search(text.begin(), text.end(), ban.word)) continue;
      findings.push_back(Say(file.path, line, ban.what));
    }
  }
}

void FindSqlOutsideStorage(const SourceFile& file, const LexedSource& source, Findings& findings) {
  if (!IsUnderAny(file.path, {"server/", "client-sdk/", "cli-client/"})) return;
  if (IsUnderAny(file.path, {"server/storage/", "client-sdk/outbox/"})) return;
  for (const Literal& literal : source.literals) {
    if (LooksLikeSql(literal.text)) findings.push_back(Say(file.path, literal.line, "speaks SQL"));
  }
}

bool IsBannedName(const std::string& name) {
  static const std::regex type(R"((Impl|Base)$|Helper|Util|Common|Manager)");
  static const std::regex file(R"((^|_)((impl|base)$|(helper|util|common|manager)))");
  return std::regex_search(name, type) || std::regex_search(name, file);
}

// src/date_util/x.cpp has the names src, date_util and x.
void FindBannedPath(const SourceFile& file, Findings& findings) {
  for (const std::filesystem::path& part : std::filesystem::path(file.path)) {
    const std::string name = part.stem().string();
    if (IsBannedName(name)) findings.push_back(Say(file.path, 1, "is named " + name));
  }
}

void FindBannedTypes(const SourceFile& file, Findings& findings) {
  static const std::regex type(
      R"(\b(?:class|struct|enum|union|concept|namespace|message|service|using(?=\s+\w+\s*=))\s+)"
      R"((?:class\s+|struct\s+|\[\[\w+\]\]\s*)?(\w+))");
  const std::string code = Lex(file.text).code;
  const std::sregex_iterator end;
  for (std::sregex_iterator at(code.begin(), code.end(), type); at != end; ++at) {
    const std::string name = (*at)[1];
    if (!IsBannedName(name)) continue;
    const int line = LineAt(code, static_cast<std::size_t>(at->position()));
    findings.push_back(Say(file.path, line, "names a thing " + name));
  }
}

bool ContainsInOrder(std::string_view text, std::string_view first, std::string_view then) {
  const std::size_t at = text.find(first);
  return at != text.npos && text.find(then, at) != text.npos;
}

}  // namespace

bool LooksLikeSql(std::string_view text) {
  static const std::regex statement(R"(\b(SELECT|INSERT\s+INTO|DELETE\s+FROM)\b)");
  return std::regex_search(text.begin(), text.end(), statement) ||
         ContainsInOrder(text, "UPDATE ", "SET ");
}

Findings BannedWords(const SourceTree& tree) {
  Findings findings;
  for (const SourceFile& file : tree) {
    if (file.path.ends_with(".sql") && !IsUnder(file.path, "server/storage/")) {
      findings.push_back(Say(file.path, 1, "speaks SQL"));
    }
    if (!IsCpp(file.path)) continue;
    const LexedSource source = Lex(file.text);
    FindBannedCode(file, source.code, findings);
    FindSqlOutsideStorage(file, source, findings);
  }
  return findings;
}

Findings BannedNames(const SourceTree& tree) {
  Findings findings;
  for (const SourceFile& file : tree) {
    FindBannedPath(file, findings);
    if (IsCpp(file.path) || file.path.ends_with(".proto")) FindBannedTypes(file, findings);
  }
  return findings;
}

}  // namespace ecloserie::architecture

#include "arrows.h"

#include <algorithm>
#include <array>
#include <regex>
#include <set>
#include <utility>

#include "lexed_source.h"

namespace ecloserie::architecture {
namespace {

// Patterns of headers. One that ends with a slash is a folder; these are sets:
constexpr std::string_view kAnything = "*";
constexpr std::string_view kStd = "<std>";            // <vector>, without slash and dot.
constexpr std::string_view kPosix = "<posix>";        // <unistd.h>, <sys/ioctl.h>
constexpr std::string_view kMessages = "<messages>";  // "ecloserie/v1/school_service.pb.h"
constexpr std::string_view kStubs = "<stubs>";        // "ecloserie/v1/school_service.grpc.pb.h"
constexpr std::string_view kSdk = "<sdk>";            // The headers in client-sdk/include.
constexpr std::string_view kOwn = "<own>";            // Headers of the includer's own product.

struct Room {
  std::string_view folder;  // Or one file, which is a room of its own.
  std::vector<std::string_view> may_include;
  std::vector<std::string_view> never;  // Stronger than may_include.
};

const std::vector<std::string_view> kServerRooms = {"server/",   "domain/", "storage/",
                                                    "usecases/", "jobs/",   "rpc/"};

// What stores and use cases know nothing of.
const std::vector<std::string_view> kEngineFolders = {"storage/engine/", "storage/sqlite/",
                                                      "storage/postgres/"};

// The longest folder that fits decides.
const std::vector<Room>& Rooms() {
  static const std::vector<Room> rooms = {
      {"server/", {kAnything}, {}},
      {"server/domain/", {kStd, "absl/", "domain/"}, {}},
      {"server/domain/folding.cpp", {kStd, "absl/", "domain/", "utf8proc.h"}, {}},
      {"server/domain/hash.cpp", {kStd, "absl/", "domain/", "sodium.h"}, {}},
      {"server/domain/token_text.cpp", {kStd, "absl/", "domain/", "zlib.h"}, {}},
      {"server/storage/", {kStd, "absl/", "domain/", "storage/"}, kEngineFolders},
      {"server/storage/engine/",
       {kStd, "absl/", "domain/", "storage/"},
       {"storage/sqlite/", "storage/postgres/"}},
      {"server/storage/sqlite/",
       {kStd, kPosix, "absl/", "domain/", "storage/", "SQLiteCpp/", "sqlite3.h"},
       {"storage/postgres/"}},
      {"server/storage/postgres/",
       {kStd, kPosix, "absl/", "domain/", "storage/", "libpq-fe.h"},
       {"storage/sqlite/"}},
      {"server/usecases/", {kStd, "absl/", "domain/", "storage/", "usecases/"}, kEngineFolders},
      {"server/jobs/", {kStd, "absl/", "domain/", "usecases/", "jobs/"}, {}},
      {"server/rpc/",
       {kStd, "absl/", "domain/", "usecases/", "rpc/", kMessages, kStubs, "grpcpp/",
        "google/protobuf/", "spdlog/"},
       {}},
      {"client-sdk/", {kAnything}, kServerRooms},
      {"client-sdk/include/",
       {kAnything},
       {"server/", "domain/", "storage/", "usecases/", "jobs/", "rpc/", "grpcpp/", "grpc/", "absl/",
        kStubs}},
      {"cli-client/",
       {kStd, kPosix, kSdk, kMessages, kOwn, "CLI/", "nlohmann/", "csv.h", "utf8proc.h",
        "google/protobuf/", "tl/"},
       {}},
  };
  return rooms;
}

struct Include {
  std::string header;
  bool is_quoted = false;
  int line = 0;
};

std::vector<Include> Includes(std::string_view text) {
  static const std::regex directive(R"(^\s*#\s*include\s*([<"])([^>"]*)[>"])");
  static const std::regex in_code(R"(^\s*#\s*include\b)");
  const std::string code = Lex(text).code;
  const std::vector<std::string_view> code_lines = Lines(code);
  std::vector<Include> includes;
  int line = 0;
  for (const std::string_view view : Lines(text)) {
    const std::string code_line(code_lines[static_cast<std::size_t>(line)]);
    const std::string text_line(view);
    ++line;
    std::smatch match;
    if (!std::regex_search(code_line, in_code)) continue;
    if (!std::regex_search(text_line, match, directive)) continue;
    includes.push_back({.header = match[2], .is_quoted = match[1] == "\"", .line = line});
  }
  return includes;
}

bool IsPosix(std::string_view header) {
  constexpr std::array<std::string_view, 7> kHeaders = {
      "unistd.h", "fcntl.h", "poll.h", "signal.h", "pwd.h", "termios.h", "pthread.h"};
  return header.starts_with("sys/") || std::ranges::find(kHeaders, header) != kHeaders.end();
}

bool IsStub(std::string_view header) {
  return header.starts_with("ecloserie/v1/") && header.ends_with(".grpc.pb.h");
}

bool IsMessage(std::string_view header) {
  return header.starts_with("ecloserie/v1/") && header.ends_with(".pb.h") && !IsStub(header);
}

class Arrows {
 public:
  explicit Arrows(const SourceTree& tree) : tree_(tree) {
    for (const SourceFile& file : tree) paths_.insert(file.path);
  }

  Findings Broken() {
    for (const SourceFile& file : tree_) {
      if (IsCpp(file.path)) Check(file);
    }
    return std::move(findings_);
  }

 private:
  void Check(const SourceFile& file) {
    const Room* room = RoomOf(file.path);
    if (room == nullptr) return;
    if (room->folder == "server/" && file.path.find('/', 7) != std::string::npos) {
      findings_.push_back(Say(file.path, 1, "stands in no room of the server"));
    }
    for (const Include& include : Includes(file.text)) {
      if (MayInclude(*room, file.path, include)) continue;
      findings_.push_back(Say(file.path, include.line, "includes " + include.header));
    }
  }

  static const Room* RoomOf(std::string_view path) {
    const Room* best = nullptr;
    for (const Room& room : Rooms()) {
      if (!path.starts_with(room.folder)) continue;
      if (best == nullptr || room.folder.size() > best->folder.size()) best = &room;
    }
    return best;
  }

  bool MayInclude(const Room& room, const std::string& path, const Include& include) const {
    // A way around every pattern.
    if (include.header.find("..") != std::string::npos) return false;
    const auto fits = [&](std::string_view pattern) { return Fits(pattern, path, include); };
    return std::ranges::any_of(room.may_include, fits) && std::ranges::none_of(room.never, fits);
  }

  bool Fits(std::string_view pattern, const std::string& path, const Include& include) const {
    const std::string& header = include.header;
    if (pattern == kAnything) return true;
    if (pattern == kStd) return !include.is_quoted && header.find_first_of("/.") == header.npos;
    if (pattern == kPosix) return !include.is_quoted && IsPosix(header);
    if (pattern == kMessages) return IsMessage(header);
    if (pattern == kStubs) return IsStub(header);
    if (pattern == kSdk) return paths_.contains("client-sdk/include/" + header);
    if (pattern == kOwn) return IsOwn(path, include);
    return pattern.ends_with('/') ? header.starts_with(pattern) : header == pattern;
  }

  // From the product's root or from the includer's folder.
  bool IsOwn(const std::string& path, const Include& include) const {
    const std::string product = path.substr(0, path.find('/') + 1);
    const std::string folder = path.substr(0, path.rfind('/') + 1);
    return include.is_quoted &&
           (paths_.contains(product + include.header) || paths_.contains(folder + include.header));
  }

  const SourceTree& tree_;
  std::set<std::string> paths_;
  Findings findings_;
};

struct LinkRule {
  std::string_view target;
  std::vector<std::string_view> may_link;  // Beginnings of names.
};

const std::vector<LinkRule>& LinkRules() {
  static const std::vector<LinkRule> rules = {
      {"ecloserie_domain",
       {"ecloserie_options", "absl::", "PkgConfig::sodium", "PkgConfig::utf8proc", "ZLIB::"}},
      {"ecloserie_storage",
       {"ecloserie_options", "ecloserie_domain", "absl::", "SQLiteCpp",
        "SQLite::", "PkgConfig::libpq", "Threads::"}},
      {"ecloserie_usecases",
       {"ecloserie_options", "ecloserie_domain", "ecloserie_storage", "absl::", "Threads::"}},
      {"ecloserie_jobs",
       {"ecloserie_options", "ecloserie_domain", "ecloserie_usecases", "absl::", "Threads::"}},
      {"ecloserie_rpc",
       {"ecloserie_options", "ecloserie_domain", "ecloserie_usecases", "ecloserie_proto",
        "absl::", "gRPC::", "protobuf::", "spdlog::", "Threads::"}},
  };
  return rules;
}

bool MayLink(const LinkRule& rule, const std::string& library) {
  return std::ranges::any_of(rule.may_link,
                             [&](std::string_view start) { return library.starts_with(start); });
}

void CheckLinkLine(const SourceFile& file, int line, const std::string& target,
                   const std::string& libraries, Findings& findings) {
  static const std::regex word(R"([^\s]+)");
  const std::set<std::string> scopes = {"PUBLIC", "PRIVATE", "INTERFACE"};
  const auto rule = std::ranges::find(LinkRules(), target, &LinkRule::target);
  if (rule == LinkRules().end()) return;
  const std::sregex_iterator end;
  for (std::sregex_iterator at(libraries.begin(), libraries.end(), word); at != end; ++at) {
    const std::string library = at->str();
    if (scopes.contains(library) || MayLink(*rule, library)) continue;
    findings.push_back(Say(file.path, line, target + " links " + library));
  }
}

}  // namespace

Findings BrokenArrows(const SourceTree& tree) { return Arrows(tree).Broken(); }

Findings BrokenLinks(const SourceTree& tree) {
  static const std::regex command(R"(target_link_libraries\s*\(\s*(\S+)([^)]*)\))");
  static const std::regex comment(R"(#[^\n]*)");
  Findings findings;
  for (const SourceFile& file : tree) {
    if (!IsUnder(file.path, "server/") || !file.path.ends_with("CMakeLists.txt")) continue;
    const std::string text = std::regex_replace(file.text, comment, "");
    const std::sregex_iterator end;
    for (std::sregex_iterator at(text.begin(), text.end(), command); at != end; ++at) {
      const int line = LineAt(text, static_cast<std::size_t>(at->position()));
      CheckLinkLine(file, line, (*at)[1], (*at)[2], findings);
    }
  }
  return findings;
}

}  // namespace ecloserie::architecture

#include "help.h"

#include <algorithm>
#include <cctype>

#include "enum_word.h"
#include "field_path.h"
#include "flag_text.h"

namespace ecloserie::cli {
namespace {

constexpr std::size_t kLineWidth = 80;
constexpr std::size_t kHelpColumn = 30;

std::string Upper(std::string_view text) {
  std::string upper(text);
  std::transform(upper.begin(), upper.end(), upper.begin(), [](unsigned char c) {
    return c == '_' || c == '-' ? '-' : static_cast<char>(std::toupper(c));
  });
  return upper;
}

// `left` in its column, then the text wrapped beside or below it.
std::string Entry(const std::string& left, std::string_view text) {
  std::string entry = "  " + left;
  std::size_t column = entry.size();
  if (column + 2 > kHelpColumn) entry += "\n", column = 0;
  entry.append(kHelpColumn - column, ' ');
  column = kHelpColumn;
  for (const std::string& word : SplitText(text, ' ')) {
    if (column > kHelpColumn && column + 1 + word.size() > kLineWidth) {
      entry += "\n" + std::string(kHelpColumn, ' ');
      column = kHelpColumn;
    } else if (column > kHelpColumn) {
      entry += ' ';
      ++column;
    }
    entry += word;
    column += word.size();
  }
  entry.erase(entry.find_last_not_of(' ') + 1);
  return entry + "\n";
}

std::string FlagEntry(const Command& command, const Flag& flag) {
  std::string left = "--" + std::string(flag.name);
  std::string text(flag.help);
  if (!flag.path.empty()) {
    const auto& field = *FindField(*command.method.request, flag.path);
    left += " " + PlaceholderFor(field);
    if (field.enum_type() != nullptr) {
      text += (text.empty() ? "" : ": ") + EnumWords(*field.enum_type());
    }
    if (field.is_repeated()) text += text.empty() ? "may be repeated" : "; may be repeated";
    if (IsRequired(field)) text += text.empty() ? "needed" : " (needed)";
  }
  return Entry(left, text);
}

std::string GlobalEntries() {
  return Entry("--endpoint ENDPOINT", "unix:PATH or HOST:PORT, with TLS (ECLOSERIE_ENDPOINT)") +
         Entry("--token-file FILE", "your token, for your eyes only (ECLOSERIE_TOKEN_FILE)") +
         Entry("--ca-file FILE", "whom to trust, instead of the system's (ECLOSERIE_CA_FILE)") +
         Entry("--client-certificate FILE",
               "what the server is shown (ECLOSERIE_CLIENT_CERTIFICATE)") +
         Entry("--client-key FILE", "its key, for your eyes only (ECLOSERIE_CLIENT_KEY)") +
         Entry("--school SCHOOL", "completes short names (ECLOSERIE_SCHOOL)") +
         Entry("-o, --output FORMAT", "table, json, jsonl, csv or name") +
         Entry("--fields PATH,PATH", "show these fields only") +
         Entry("--limit N", "list at most N (100; all with -o csv)") +
         Entry("--dry-run", "let the server judge, and write nothing") +
         Entry("--request-id ID", "repeat an earlier change safely") +
         Entry("--timeout SECONDS", "instead of the method's own") +
         Entry("--quiet", "no talk on stderr but errors") + Entry("-h, --help", "") +
         Entry("--version", "");
}

std::string VerbsOf(const std::vector<Command>& table, std::string_view noun) {
  std::string verbs;
  for (const Command& command : table) {
    if (command.noun != noun) continue;
    if (!verbs.empty()) verbs += ", ";
    verbs += command.verb;
  }
  return verbs;
}

}  // namespace

std::string OperandWord(const Command& command) {
  if (!command.operand.empty()) return std::string(command.operand);
  if (command.positional.empty()) return "";
  return Upper(command.positional == "name" || command.positional.ends_with("_id")
                   ? command.noun
                   : command.positional);
}

std::string ProgramHelp(const std::vector<Command>& table) {
  std::string help =
      "ecloserie NOUN VERB [NAME...] [--flag value...]\n\n"
      "Trainees, attendance and sponsorship of a network of training schools.\n"
      "Names may be short: with --school boitron, promo-1/blended is\n"
      "schools/boitron/cohorts/promo-1/tracks/blended. A lone - reads names from stdin.\n\n"
      "Nouns and their verbs\n";
  std::string_view last;
  for (const Command& command : table) {
    if (command.noun == last) continue;
    last = command.noun;
    help += Entry(std::string(last), VerbsOf(table, last));
  }
  help += Entry("audit verify FILE", "prove an export of `audit export`, without any server");
  help += "\nFlags of every command\n" + GlobalEntries();
  return help + "\necloserie NOUN VERB --help tells more; ecloserie help exit-codes lists those.\n";
}

std::string NounHelp(const std::vector<Command>& table, std::string_view noun) {
  std::string help = "ecloserie " + std::string(noun) + " VERB\n\n";
  for (const Command& command : table) {
    if (command.noun == noun) help += Entry(std::string(command.verb), std::string(command.help));
  }
  return help;
}

std::string CommandHelp(const Command& command) {
  std::string help = "ecloserie " + std::string(command.noun) + " " + std::string(command.verb);
  const std::string operand = OperandWord(command);
  const std::string operands = operand + (command.takes_several ? "..." : "");
  if (!operand.empty()) help += command.is_optional ? " [" + operands + "]" : " " + operands;
  help += " [flags]\n\n" + std::string(command.help) + ".\n";
  if (!command.flags.empty()) help += "\nFlags\n";
  for (const Flag& flag : command.flags) help += FlagEntry(command, flag);
  return help + "\nFlags of every command\n" + GlobalEntries();
}

std::string ExitCodesHelp() {
  return "   0  done\n"
         "   1  unexpected: a fault of ours\n"
         "   2  usage: the command was not understood\n"
         "   3  not found\n"
         "   4  not signed in, or not allowed\n"
         "   5  conflict: it exists already, or changed since it was read\n"
         "   6  refused by a rule, or bad data\n"
         "   7  the server is unreachable or busy: try again later\n"
         "   8  timed out: the outcome may be unknown\n"
         "   9  partly done: some succeeded and some failed\n"
         " 130  interrupted\n";
}

}  // namespace ecloserie::cli

#include "arguments.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdlib>
#include <utility>

#include "field_path.h"
#include "flag_text.h"
#include "help.h"
#include "resource_name.h"

namespace ecloserie::cli {
namespace {

using Words = std::vector<std::string>;

constexpr std::size_t kEverything = 1'000'000;

// The global flags as they were typed; before or behind the noun and the verb.
struct GlobalTexts {
  Words endpoint, token_file, ca_file, client_certificate, client_key;
  Words school, output, fields, timeout, request_id, limit;
  bool is_dry_run = false, is_quiet = false, wants_help = false, wants_version = false;
};

void AddText(CLI::App& app, const std::string& name, Words& texts) {
  app.add_option(name, texts)
      ->expected(1)
      ->allow_extra_args(false)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
}

void AddGlobals(CLI::App& app, GlobalTexts& texts) {
  app.set_help_flag("");
  AddText(app, "--endpoint", texts.endpoint);
  AddText(app, "--token-file", texts.token_file);
  AddText(app, "--ca-file", texts.ca_file);
  AddText(app, "--client-certificate", texts.client_certificate);
  AddText(app, "--client-key", texts.client_key);
  AddText(app, "--school", texts.school);
  AddText(app, "-o,--output", texts.output);
  AddText(app, "--fields", texts.fields);
  AddText(app, "--timeout", texts.timeout);
  AddText(app, "--request-id", texts.request_id);
  AddText(app, "--limit", texts.limit);
  app.add_flag("--dry-run", texts.is_dry_run);
  app.add_flag("--quiet", texts.is_quiet);
  app.add_flag("-h,--help", texts.wants_help);
  app.add_flag("--version", texts.wants_version);
}

std::string Version() { return "ecloserie " ECLOSERIE_VERSION "\n"; }

// CLI11 wants its arguments last first.
std::optional<Failure> Parse(CLI::App& app, Words arguments) {
  std::reverse(arguments.begin(), arguments.end());
  try {
    app.parse(std::move(arguments));
  } catch (const CLI::ParseError& error) {
    return UsageFailure(error.what());
  }
  return std::nullopt;
}

std::string Variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

// The last one counts: aliases and scripts add flags in front.
std::string Last(const Words& texts, const std::string& otherwise = "") {
  return texts.empty() ? otherwise : texts.back();
}

std::optional<Failure> ReadNumbers(const GlobalTexts& texts, GlobalFlags& globals) {
  if (!texts.limit.empty()) {
    const auto limit = ParseInteger(texts.limit.back());
    if (!limit || *limit < 1) return UsageFailure("--limit: give a number above zero");
    globals.limit = static_cast<std::size_t>(*limit);
  }
  if (!texts.timeout.empty()) {
    const auto millis = ParseMillis(texts.timeout.back());
    if (!millis) return UsageFailure("--timeout: give seconds above zero, for example 2.5");
    globals.timeout = *millis;
  }
  return std::nullopt;
}

void ReadClientOptions(const GlobalTexts& texts, ClientOptions& options) {
  options = ClientOptions::FromEnvironment();
  options.endpoint = Last(texts.endpoint, options.endpoint);
  options.ca_file = Last(texts.ca_file, options.ca_file);
  options.client_certificate_file = Last(texts.client_certificate, options.client_certificate_file);
  options.client_key_file = Last(texts.client_key, options.client_key_file);
  if (texts.token_file.empty()) return;
  options.token_file = texts.token_file.back();
  options.token.clear();  // A flag outweighs the environment.
}

std::optional<Failure> ReadGlobals(const GlobalTexts& texts, GlobalFlags& globals) {
  ReadClientOptions(texts, globals.client);
  globals.school = SchoolSlug(Last(texts.school, Variable("ECLOSERIE_SCHOOL")));
  globals.request_id = Last(texts.request_id);
  globals.is_dry_run = texts.is_dry_run;
  globals.is_quiet = texts.is_quiet;
  const auto format = FormatFromWord(Last(texts.output, "table"));
  if (!format) return UsageFailure("--output: table, json, jsonl, csv or name");
  globals.print.format = *format;
  // What goes on to other programs as a file is whole, unless somebody says otherwise.
  if (*format == OutputFormat::kCsv) globals.limit = kWholeList;
  for (const std::string& text : texts.fields) {
    for (std::string& path : SplitText(text, ',')) globals.print.fields.push_back(std::move(path));
  }
  return ReadNumbers(texts, globals);
}

bool HasNoun(const std::vector<Command>& table, const std::string& noun) {
  return std::any_of(table.begin(), table.end(),
                     [&](const Command& command) { return command.noun == noun; });
}

Failure UnknownVerb(const std::vector<Command>& table, const std::string& noun,
                    const std::string& verb) {
  std::string verbs;
  for (const Command& command : table) {
    if (command.noun == noun) verbs += " " + std::string(command.verb);
  }
  const std::string what = verb.empty() ? "say what to do" : "there is no " + noun + " " + verb;
  return UsageFailure(what + "; the verbs of " + noun + " are:" + verbs);
}

Parsed HelpOn(const std::vector<Command>& table, const Words& words) {
  if (words.empty()) return Text{ProgramHelp(table)};
  if (words.front() == "exit-codes") return Text{ExitCodesHelp()};
  if (!HasNoun(table, words.front())) {
    return UsageFailure("there is no help on " + words.front() + "; see ecloserie --help");
  }
  const Command* command = words.size() > 1 ? FindCommand(table, words[0], words[1]) : nullptr;
  return Text{command == nullptr ? NounHelp(table, words.front()) : CommandHelp(*command)};
}

// The words of one command, behind its noun and verb.
Parsed ParseCommand(const Command& command, const Words& words, GlobalTexts& texts) {
  CLI::App app;
  AddGlobals(app, texts);
  Invocation invocation{.command = &command};
  std::map<std::string, bool> is_on;
  for (const Flag& flag : command.flags) {
    const std::string name(flag.name);
    if (flag.is_switch) {
      app.add_flag("--" + name, is_on[name]);
    } else {
      AddText(app, "--" + name, invocation.flags[name]);
    }
  }
  const std::string operand = OperandWord(command);
  if (!operand.empty()) {
    app.add_option(operand, invocation.operands)->expected(0, command.takes_several ? 100000 : 1);
  }
  if (auto failure = Parse(app, words)) return *std::move(failure);
  if (texts.wants_help) return Text{CommandHelp(command)};
  if (texts.wants_version) return Text{Version()};
  for (const auto& [name, is_set] : is_on) {
    if (is_set) invocation.flags[name] = {"true"};
  }
  std::erase_if(invocation.flags, [](const auto& flag) { return flag.second.empty(); });
  if (!command.operand.empty()) {
    const bool is_missing = invocation.operands.empty();
    if (is_missing && !command.is_optional) return UsageFailure("give a " + operand);
    if (!is_missing) invocation.flags[operand] = std::exchange(invocation.operands, {});
  }
  if (command.lists_all) invocation.globals.limit = kEverything;
  if (auto failure = ReadGlobals(texts, invocation.globals)) return *std::move(failure);
  return invocation;
}

Parsed ParseVerification(const Words& words, GlobalTexts& texts) {
  AuditVerification verification;
  CLI::App app;
  AddGlobals(app, texts);
  app.add_option("file", verification.file);
  app.add_option("--heads", verification.heads_file);
  app.add_option("--public-key", verification.public_key);
  if (auto failure = Parse(app, words)) return *std::move(failure);
  if (texts.wants_help) return Text{AuditVerificationHelp()};
  if (verification.file.empty()) return UsageFailure("give a FILE; see ecloserie audit verify -h");
  verification.is_json = !texts.output.empty() && texts.output.back() == "json";
  return verification;
}

}  // namespace

Parsed ParseArguments(const Words& arguments, const std::vector<Command>& table) {
  CLI::App root;
  GlobalTexts texts;
  AddGlobals(root, texts);
  root.prefix_command();
  if (auto failure = Parse(root, arguments)) return *std::move(failure);
  if (texts.wants_version) return Text{Version()};
  Words words = root.remaining();
  if (words.empty()) {
    if (texts.wants_help) return Text{ProgramHelp(table)};
    return UsageFailure("say what to do: ecloserie NOUN VERB; see ecloserie --help");
  }
  if (words.front() == "help") return HelpOn(table, {words.begin() + 1, words.end()});
  if (words.front() == "whoami") words.insert(words.begin(), "access");
  const std::string noun = words.front();
  if (!HasNoun(table, noun)) {
    return UsageFailure("there is no noun " + noun + "; see ecloserie --help");
  }
  const std::string verb = words.size() > 1 ? words[1] : "";
  if (noun == "audit" && verb == "verify") {
    return ParseVerification({words.begin() + 2, words.end()}, texts);
  }
  if (texts.wants_help || verb == "--help" || verb == "-h") return HelpOn(table, {noun, verb});
  const Command* command = FindCommand(table, noun, verb);
  if (command == nullptr) return UnknownVerb(table, noun, verb);
  return ParseCommand(*command, {words.begin() + 2, words.end()}, texts);
}

bool WantsJson(const Words& arguments) {
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string& word = arguments[i];
    if (word == "-ojson" || word == "--output=json" || word == "-o=json") return true;
    const bool is_flag = word == "-o" || word == "--output";
    if (is_flag && i + 1 < arguments.size() && arguments[i + 1] == "json") return true;
  }
  return false;
}

}  // namespace ecloserie::cli

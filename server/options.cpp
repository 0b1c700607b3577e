#include "options.h"

#include <CLI/CLI.hpp>
#include <iostream>

namespace ecloserie {
namespace {

void DescribeInit(CLI::App& app, ServerOptions& options) {
  CLI::App* init = app.add_subcommand("init", "Make the database and a principal with its token");
  init->add_option("--database", options.database, "The SQLite file; made when missing")
      ->required();
  init->add_option("--token-file", options.token_file,
                   "Where the token is written; readable by its owner only")
      ->required();
  init->add_option("--principal", options.principal, "The name of the principal")
      ->capture_default_str();
  init->add_option("--role", options.role,
                   "network-admin, school-admin, staff, partner or reporter")
      ->capture_default_str();
  init->add_option("--school", options.school, "The school it belongs to; - for the network")
      ->capture_default_str();
  init->callback([&options] { options.command = ServerCommand::kInit; });
}

void DescribeServe(CLI::App& app, ServerOptions& options) {
  CLI::App* serve = app.add_subcommand("serve", "Serve until SIGTERM or SIGINT");
  serve->add_option("--database", options.database, "The SQLite file, made by init")->required();
  serve->add_option("--listen", options.listen, "unix:PATH, a socket for this machine's users")
      ->required();
  serve->add_option("--log-level", options.log_level, "debug, info, warn, error or off")
      ->check(CLI::IsMember({"debug", "info", "warn", "error", "off"}))
      ->capture_default_str();
  serve->callback([&options] { options.command = ServerCommand::kServe; });
}

}  // namespace

std::optional<ServerOptions> ParseOptions(int count, char** arguments, int& exit_code) {
  ServerOptions options;
  CLI::App app("The back office of small, blended coding schools.", "ecloserie-server");
  app.set_version_flag("--version", ECLOSERIE_VERSION);
  app.require_subcommand(1);
  DescribeInit(app, options);
  DescribeServe(app, options);
  try {
    app.parse(count, arguments);
  } catch (const CLI::ParseError& error) {
    exit_code = app.exit(error) == 0 ? 0 : 2;
    return std::nullopt;
  }
  return options;
}

}  // namespace ecloserie

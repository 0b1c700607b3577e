#include "options.h"

#include <CLI/CLI.hpp>
#include <iostream>

#include "storage/postgres/address.h"

namespace ecloserie {
namespace {

void DescribeDatabase(CLI::App& app, ServerOptions& options) {
  app.add_option("--database", options.database,
                 "The SQLite file, which init makes when it is missing; or "
                 "postgres://USER@HOST/DATABASE, where the database exists already")
      ->envname("ECLOSERIE_DATABASE")
      ->required();
  app.add_option("--key-file", options.key_file,
                 "The server's key; beside an SQLite file FILE.key unless told otherwise");
}

void DescribeInit(CLI::App& app, ServerOptions& options) {
  CLI::App* init = app.add_subcommand("init", "Make the database and a principal with its token");
  DescribeDatabase(*init, options);
  init->add_option("--token-file", options.token_file,
                   "Where the token is written; readable by its owner only")
      ->required();
  init->add_option("--principal", options.principal, "The name of the principal")
      ->capture_default_str();
  init->add_option("--role", options.role,
                   "network-admin, school-admin, staff, partner or reporter; the roles that are "
                   "bound to objects are given by `ecloserie principal create`")
      ->capture_default_str();
  init->add_option("--school", options.school, "The school it belongs to; - for the network")
      ->capture_default_str();
  init->add_option("--token-days", options.token_days, "How many days the token counts")
      ->check(CLI::Range(1, 366))
      ->capture_default_str();
  init->callback([&options] { options.command = ServerCommand::kInit; });
}

void DescribeServe(CLI::App& app, ServerOptions& options) {
  CLI::App* serve = app.add_subcommand("serve", "Serve until SIGTERM or SIGINT");
  DescribeDatabase(*serve, options);
  serve->add_flag("--require-standby", options.requires_standby,
                  "With PostgreSQL: serve only where a synchronous standby is attached");
  serve->add_option("--listen", options.listen, "unix:PATH, a socket for this machine's users")
      ->required();
  serve->add_option("--log-level", options.log_level, "debug, info, warn, error or off")
      ->check(CLI::IsMember({"debug", "info", "warn", "error", "off"}))
      ->capture_default_str();
  serve
      ->add_option("--school-strands", options.has_strands,
                   "With PostgreSQL: whether writers of one school wait for one another; off is "
                   "for measuring what that saves")
      ->capture_default_str();
  serve->callback([&options] { options.command = ServerCommand::kServe; });
}

// A database on other machines has no place beside it.
void FindKeyFile(ServerOptions& options) {
  if (!options.key_file.empty()) return;
  if (storage::postgres::IsAddress(options.database)) {
    throw CLI::RequiredError("--key-file (with a PostgreSQL database)");
  }
  options.key_file = options.database + ".key";
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
    FindKeyFile(options);
  } catch (const CLI::ParseError& error) {
    exit_code = app.exit(error) == 0 ? 0 : 2;
    return std::nullopt;
  }
  return options;
}

}  // namespace ecloserie

#include "options.h"

#include <CLI/CLI.hpp>
#include <iostream>

#include "storage/postgres/address.h"
#include "tls_folder.h"

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

void DescribeTlsFolder(CLI::App& app, ServerOptions& options) {
  app.add_option("--tls-dir", options.tls_folder,
                 "The private authority and the server's certificate; beside an SQLite file "
                 "FILE.tls unless told otherwise");
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
  DescribeTlsFolder(*init, options);
  init->add_option("--host", options.hosts,
                   "A name or address by which clients reach the server, for its certificate; "
                   "the machine's own unless told otherwise; may be repeated");
  init->add_flag("!--no-tls", options.has_tls, "Make no authority and no certificate");
  init->callback([&options] { options.command = ServerCommand::kInit; });
}

void DescribeTls(CLI::App& app, ServerOptions& options) {
  CLI::Option* certificate =
      app.add_option("--tls-cert", options.tls.certificate,
                     "The server's certificate and those between it and its authority, as PEM");
  CLI::Option* key =
      app.add_option("--tls-key", options.tls.key, "Its key, readable by its owner only");
  certificate->needs(key);
  key->needs(certificate);
  app.add_option("--tls-client-ca", options.tls.client_authorities,
                 "Let in only clients with a certificate of one of these authorities");
  DescribeTlsFolder(app, options);
}

void DescribeServe(CLI::App& app, ServerOptions& options) {
  CLI::App* serve = app.add_subcommand("serve", "Serve until SIGTERM or SIGINT");
  DescribeDatabase(*serve, options);
  serve->add_flag("--require-standby", options.requires_standby,
                  "With PostgreSQL: serve only where a synchronous standby is attached");
  serve
      ->add_option("--listen", options.listen,
                   "unix:PATH, a socket for its owner, or HOST:PORT, with TLS; may be repeated")
      ->required();
  DescribeTls(*serve, options);
  serve->add_option("--metrics", options.metrics,
                    "HOST:PORT, or a PORT of this machine, where Prometheus may look");
  serve->add_flag("--reflection", options.has_reflection,
                  "Tell the protos to whoever asks, without a token");
  serve
      ->add_option("--drain-grace", options.drain_grace_seconds,
                   "Seconds in which calls are still taken after a signal, for a load balancer "
                   "to notice")
      ->check(CLI::Range(0, 600))
      ->capture_default_str();
  serve->add_option("--log-level", options.log_level, "debug, info, warn, error or off")
      ->check(CLI::IsMember({"debug", "info", "warn", "error", "off"}))
      ->capture_default_str();
  serve
      ->add_option("--school-strands", options.has_strands,
                   "With PostgreSQL: whether writers of one school wait for one another; off is "
                   "for measuring what that saves")
      ->capture_default_str();
  serve
      ->add_option("--seal-interval", options.seal_seconds,
                   "How many seconds may pass before a change is sealed")
      ->check(CLI::Range(1, 3600))
      ->capture_default_str();
  serve
      ->add_option("--settle-interval", options.settle_seconds,
                   "How many seconds may pass before everybody sees that an offer ran out")
      ->check(CLI::Range(1, 86400))
      ->capture_default_str();
  serve
      ->add_option("--auto-lock-interval", options.auto_lock_seconds,
                   "How many seconds may pass before a register that is due locks by itself")
      ->check(CLI::Range(1, 86400))
      ->capture_default_str();
  serve->callback([&options] { options.command = ServerCommand::kServe; });
}

void DescribeCertificate(CLI::App& app, ServerOptions& options) {
  CLI::App* certificate =
      app.add_subcommand("certificate", "Issue a client's certificate, or renew the server's");
  certificate->add_option("--database", options.database, "The SQLite file")
      ->envname("ECLOSERIE_DATABASE");
  DescribeTlsFolder(*certificate, options);
  CLI::Option_group* what = certificate->add_option_group("what");
  CLI::Option* client =
      what->add_option("--client", options.client_name,
                       "Whom it is for: a host name, or URI:SCHEME:... such as URI:urn:x:partner");
  what->add_flag("--renew", options.is_renewal,
                 "Another certificate for the server's key; a running server takes it up");
  what->require_option(1);
  CLI::Option* out = certificate->add_option(
      "--out", options.out, "The folder where client.pem and client.key are written");
  client->needs(out);
  out->needs(client);
  certificate->callback([&options] { options.command = ServerCommand::kCertificate; });
}

void DescribeBackup(CLI::App& app, ServerOptions& options) {
  CLI::App* backup =
      app.add_subcommand("backup", "Copy the SQLite file while a server writes to it");
  backup->add_option("--database", options.database, "The SQLite file")
      ->envname("ECLOSERIE_DATABASE")
      ->required();
  backup->add_option("--to", options.backup_file, "The copy, which must not exist yet")->required();
  backup->callback([&options] { options.command = ServerCommand::kBackup; });
}

void DescribeCheck(CLI::App& app, ServerOptions& options) {
  CLI::App* check = app.add_subcommand(
      "check", "Look for damage in a database, beside a server or without one; changes nothing");
  DescribeDatabase(*check, options);
  check->callback([&options] { options.command = ServerCommand::kCheck; });
}

// A server that has ports shows the certificate that init made, unless told otherwise.
void FindTls(ServerOptions& options) {
  const bool is_beside = options.tls_folder.empty();
  if (is_beside && !options.database.empty() && !storage::postgres::IsAddress(options.database)) {
    options.tls_folder = options.database + ".tls";
  }
  if (options.command == ServerCommand::kCertificate && options.tls_folder.empty()) {
    throw CLI::RequiredError("--tls-dir, or --database with an SQLite file,");
  }
  const bool is_wanted = options.command == ServerCommand::kServe &&
                         options.tls.certificate.empty() && !options.tls_folder.empty();
  const TlsFolder folder(options.tls_folder);
  if (!is_wanted || (is_beside && !folder.Exists())) return;
  options.tls.certificate = folder.certificate();
  options.tls.key = folder.key();
}

bool HasKeyFile(ServerCommand command) {
  return command == ServerCommand::kInit || command == ServerCommand::kServe ||
         command == ServerCommand::kCheck;
}

// A database on other machines has no place beside it.
void FindKeyFile(ServerOptions& options) {
  if (!HasKeyFile(options.command)) return;
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
  DescribeCertificate(app, options);
  DescribeBackup(app, options);
  DescribeCheck(app, options);
  try {
    app.parse(count, arguments);
    FindKeyFile(options);
    FindTls(options);
  } catch (const CLI::ParseError& error) {
    exit_code = app.exit(error) == 0 ? 0 : 2;
    return std::nullopt;
  }
  return options;
}

}  // namespace ecloserie

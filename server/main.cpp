#include <signal.h>
#include <spdlog/logger.h>
#include <sys/stat.h>
#include <unistd.h>

#include <iostream>

#include "absl/time/clock.h"
#include "backup.h"
#include "certificates.h"
#include "check.h"
#include "domain/name.h"
#include "domain/principal.h"
#include "domain/token_text.h"
#include "log_sink.h"
#include "open_database.h"
#include "options.h"
#include "secrets.h"
#include "server.h"
#include "storage/postgres/address.h"
#include "tls_folder.h"
#include "usecases/bootstrap.h"

namespace ecloserie {
namespace {

bool Exists(const std::string& path) { return ::access(path.c_str(), F_OK) == 0; }

domain::Principal AskedPrincipal(const ServerOptions& options) {
  const auto role = domain::FromWord<domain::Role>(options.role);
  if (!role) throw std::runtime_error("--role " + options.role + " is no role");
  if (!domain::IsSlug(options.principal)) {
    throw std::runtime_error("--principal must be lower-case letters, digits and hyphens");
  }
  if (options.school != domain::kNetwork && !domain::IsSlug(options.school)) {
    throw std::runtime_error("--school must be - or the slug of a school");
  }
  domain::Principal principal{.name = {options.school, options.principal}, .role = *role};
  const absl::Status fits = domain::RequireCompleteScope(principal);
  if (!fits.ok()) throw std::runtime_error("--role and --school: " + std::string(fits.message()));
  return principal;
}

// Another principal's init keeps the authority that the first one made.
void MakeTls(const ServerOptions& options) {
  const TlsFolder folder(options.tls_folder);
  if (!options.has_tls || options.tls_folder.empty() || folder.Exists()) return;
  folder.Make(HostsFor(options.hosts), absl::Now());
  std::cerr << "made a private authority and the server's certificate in " << options.tls_folder
            << "; clients trust " << folder.authority() << "\n";
}

// The token reaches the disk before the principal does: a crash between leaves a
// token that opens nothing, never a principal that nobody can be.
int Init(const ServerOptions& options) {
  const domain::Principal principal = AskedPrincipal(options);
  const auto database = OpenDatabase({.database = options.database});
  MakeTls(options);
  // Where nobody has a token yet, no key has been in use.
  SystemEnvironment environment(LoadKey(options.key_file, usecases::HasPrincipals(*database)));
  const std::string secret = domain::MakeTokenText(
      [&environment](std::span<std::uint8_t> bytes) { environment.FillRandom(bytes); });
  WriteSecretFile(options.token_file, secret + "\n");
  const absl::Status added = usecases::AddPrincipal(*database, environment, principal, secret,
                                                    absl::Hours(24 * options.token_days));
  if (!added.ok()) {
    // The token of a principal that may have been made is kept.
    if (added.code() != absl::StatusCode::kUnavailable) ::unlink(options.token_file.c_str());
    throw std::runtime_error(std::string(added.message()));
  }
  std::cerr << "made " << options.role << " " << principal.name.Actor() << "; its token is in "
            << options.token_file << " and ends in " << options.token_days << " days\n";
  return 0;
}

int ServeUntilSignal(const ServerOptions& options) {
  if (!storage::postgres::IsAddress(options.database) && !Exists(options.database)) {
    throw std::runtime_error(options.database + " does not exist: ecloserie-server init makes it");
  }
  // Whoever read the log may go away; the server stays.
  ::signal(SIGPIPE, SIG_IGN);
  // Blocked before any thread exists, so that every thread inherits it.
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);

  auto log = std::make_shared<spdlog::logger>("server", std::make_shared<LogSink>(STDERR_FILENO));
  log->set_pattern(R"({"at":"%Y-%m-%dT%H:%M:%S.%f%z","level":"%l","event":%v})");
  log->set_level(spdlog::level::from_str(options.log_level));
  SystemEnvironment environment(LoadKey(options.key_file, /*is_in_use=*/true));
  const DatabaseOptions database{.database = options.database,
                                 .requires_standby = options.requires_standby,
                                 .has_strands = options.has_strands};
  Server server({.database = database,
                 .seal_interval = std::chrono::seconds(options.seal_seconds),
                 .settle_interval = std::chrono::seconds(options.settle_seconds),
                 .auto_lock_interval = std::chrono::seconds(options.auto_lock_seconds),
                 .listen = options.listen,
                 .tls = options.tls,
                 .metrics = options.metrics,
                 .has_reflection = options.has_reflection,
                 .drain_grace = absl::Seconds(options.drain_grace_seconds)},
                environment, log);
  for (const std::string& address : server.Addresses()) {
    std::cerr << "listening on " << address << "\n";
  }
  if (server.MetricsPort() != 0) std::cerr << "metrics on port " << server.MetricsPort() << "\n";

  int signal = 0;
  sigwait(&signals, &signal);
  // A second signal ends the process at once.
  pthread_sigmask(SIG_UNBLOCK, &signals, nullptr);
  std::cerr << "stopping\n";
  server.Stop();
  return 0;
}

int IssueCertificate(const ServerOptions& options) {
  const TlsFolder folder(options.tls_folder);
  if (options.is_renewal) {
    folder.Renew(absl::Now());
    std::cerr << "renewed " << folder.certificate() << "\n";
    return 0;
  }
  const std::string name = NormaliseClientName(options.client_name);
  folder.IssueClient(name, options.out, absl::Now());
  std::cerr << "made client.pem and client.key in " << options.out << ", which the server knows as "
            << name << "\n";
  return 0;
}

int Run(int count, char** arguments) {
  int exit_code = 0;
  const auto options = ParseOptions(count, arguments, exit_code);
  if (!options) return exit_code;
  ::umask(077);
  switch (options->command) {
    case ServerCommand::kInit:
      return Init(*options);
    case ServerCommand::kServe:
      return ServeUntilSignal(*options);
    case ServerCommand::kCertificate:
      return IssueCertificate(*options);
    case ServerCommand::kBackup:
      return Backup(options->database, options->backup_file);
    case ServerCommand::kCheck:
      return Check(options->database, options->key_file);
  }
  return 1;
}

}  // namespace
}  // namespace ecloserie

int main(int count, char** arguments) {
  try {
    return ecloserie::Run(count, arguments);
  } catch (const std::exception& fault) {
    std::cerr << "ecloserie-server: " << fault.what() << "\n";
    return 1;
  }
}

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "tls.h"

namespace ecloserie {

enum class ServerCommand { kInit, kServe, kCertificate, kBackup, kCheck };

// What the command line asks for.
struct ServerOptions {
  ServerCommand command = ServerCommand::kServe;
  std::string database;  // the SQLite file, or the address of a PostgreSQL database
  std::string key_file;  // FILE.key beside an SQLite file, unless told otherwise
  bool requires_standby = false;
  bool has_strands = true;
  int seal_seconds = 5;
  int settle_seconds = 60;
  int auto_lock_seconds = 600;
  std::string token_file;  // init: where the new principal's token goes
  // init: who is made.
  std::string principal = "admin";
  std::string role = "network-admin";
  std::string school = "-";
  int token_days = 366;
  std::string log_level = "info";

  // serve
  std::vector<std::string> listen;  // unix:PATH or HOST:PORT
  TlsFiles tls;                     // those of tls_folder, unless told otherwise
  std::string metrics;
  bool has_reflection = false;
  double drain_grace_seconds = 0;

  // The private authority: FILE.tls beside an SQLite file, unless told otherwise.
  std::string tls_folder;
  bool has_tls = true;
  std::vector<std::string> hosts;  // init: what the server's certificate is for
  // certificate
  std::string client_name;
  std::string out;
  bool is_renewal = false;

  std::string backup_file;
};

// Nothing when the program is to end with `exit_code`: help was shown, or the
// command line was wrong and it was said why.
std::optional<ServerOptions> ParseOptions(int count, char** arguments, int& exit_code);

}  // namespace ecloserie

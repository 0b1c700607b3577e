#pragma once

#include <optional>
#include <string>

namespace ecloserie {

enum class ServerCommand { kInit, kServe };

// What the command line asks for.
struct ServerOptions {
  ServerCommand command = ServerCommand::kServe;
  std::string database;  // the SQLite file, or the address of a PostgreSQL database
  std::string key_file;  // FILE.key beside an SQLite file, unless told otherwise
  bool requires_standby = false;
  bool has_strands = true;
  std::string listen;      // unix:PATH
  std::string token_file;  // init: where the new principal's token goes
  // init: who is made.
  std::string principal = "admin";
  std::string role = "network-admin";
  std::string school = "-";
  int token_days = 366;
  std::string log_level = "info";
};

// Nothing when the program is to end with `exit_code`: help was shown, or the
// command line was wrong and it was said why.
std::optional<ServerOptions> ParseOptions(int count, char** arguments, int& exit_code);

}  // namespace ecloserie

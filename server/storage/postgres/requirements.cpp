#include "storage/postgres/requirements.h"

#include <algorithm>
#include <array>

#include "absl/strings/numbers.h"

namespace ecloserie::storage::postgres {
namespace {

constexpr int kVersionMin = 140000;

struct Requirement {
  const char* fact;   // what is asked, an expression
  const char* words;  // how people call it
  std::array<std::string_view, 2> allowed;
  const char* reason;
};

// clang-format off
constexpr Requirement kRequirements[] = {
    {"current_setting('server_encoding')", "the encoding of the database",
     {"UTF8"}, "names could not be stored: createdb --encoding UTF8 --template template0"},
    {"(SELECT datcollate FROM pg_database WHERE datname = current_database())",
     "the collation of the database",
     {"C", "POSIX"}, "pages would be in another order than on SQLite: createdb --locale C --template template0"},
    {"current_setting('default_transaction_isolation')", "the isolation of the session",
     {"serializable"}, "a fund could be allocated twice; a pooler may have dropped the session's options"},
    {"current_setting('synchronous_commit')", "synchronous_commit",
     {"on", "remote_apply"}, "what was acknowledged could be lost"},
    {"current_setting('fsync')", "fsync",
     {"on"}, "what was acknowledged could be lost"},
    {"current_setting('full_page_writes')", "full_page_writes",
     {"on"}, "a torn page could not be mended"},
    {"current_setting('statement_timeout')", "statement_timeout",
     {"0"}, "a commit that it cancels has happened all the same"},
    {"current_setting('standard_conforming_strings')", "standard_conforming_strings",
     {"on"}, "texts would be read differently"},
};
// clang-format on

std::string AskOne(Connection& connection, const std::string& fact) {
  return std::string(connection.Ask("SELECT " + fact).Bytes(0, 0));
}

void Check(Connection& connection, const Requirement& requirement) {
  const std::string found = AskOne(connection, requirement.fact);
  const auto& allowed = requirement.allowed;
  if (std::ranges::find(allowed, found) != allowed.end() && !found.empty()) return;
  throw StoreDefect("PostgreSQL cannot be used: " + std::string(requirement.words) + " is '" +
                    found + "' and must be '" + std::string(allowed.front()) + "', or else " +
                    requirement.reason);
}

void CheckVersion(Connection& connection) {
  int version = 0;
  const std::string text = AskOne(connection, "current_setting('server_version_num')");
  if (absl::SimpleAtoi(text, &version) && version >= kVersionMin) return;
  throw StoreDefect("PostgreSQL cannot be used: its version is " + text +
                    " and must be 14 or later");
}

// Its application_name must be in the list of names, which only the server can
// judge; who may not see that sees no state.
void CheckStandby(Connection& connection) {
  if (AskOne(connection, "current_setting('synchronous_standby_names')").empty()) {
    throw StoreDefect(
        "PostgreSQL cannot be used: a synchronous standby is required, and "
        "synchronous_standby_names is empty");
  }
  const std::string count = AskOne(
      connection, "COUNT(*) FROM pg_stat_replication WHERE sync_state IN ('sync', 'quorum')");
  if (count != "0") return;
  throw StoreDefect(
      "PostgreSQL cannot be used: a synchronous standby is required, and none is attached, or "
      "this user may not see it: GRANT pg_monitor TO its role");
}

}  // namespace

void CheckRequirements(Connection& connection, StandbyPolicy standby) {
  CheckVersion(connection);
  for (const Requirement& requirement : kRequirements) Check(connection, requirement);
  if (standby == StandbyPolicy::kRequired) CheckStandby(connection);
}

}  // namespace ecloserie::storage::postgres

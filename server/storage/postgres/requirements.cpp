#include "storage/postgres/requirements.h"

#include <algorithm>
#include <array>

namespace ecloserie::storage::postgres {
namespace {

struct Requirement {
  const char* fact = "";   // what is asked, an expression
  const char* words = "";  // how people call it
  std::array<std::string_view, 2> allowed;
  const char* reason = "";
};

// A setting is two lines: how it is asked and called; what it may be, and why.
// clang-format off
constexpr Requirement kRequirements[] = {
    {"current_setting('server_encoding')", "the encoding of the database",
     {"UTF8"}, "names could not be stored: createdb --encoding UTF8 --template template0"},
    // What it does counts; an ICU collation may stand behind the name C.
    {"(SELECT CASE WHEN 'B' < 'a' AND 'a-b' < 'aa' AND 'z' < chr(233) THEN datcollate ELSE datcollate || ' in name only' END"
     " FROM pg_database WHERE datname = current_database())",
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
    {"current_setting('client_min_messages')", "client_min_messages",
     {"warning", "notice"}, "a commit that was not waited for would look like any other"},
    {"current_setting('statement_timeout')", "statement_timeout",
     {"0"}, "a commit that it cancels has happened all the same"},
    {"current_setting('standard_conforming_strings')", "standard_conforming_strings",
     {"on"}, "texts would be read differently"},
};
// clang-format on

std::string AskOne(Connection& connection, const std::string& query) {
  return std::string(connection.Ask(query).Bytes(0, 0));
}

void Check(Connection& connection, const Requirement& requirement) {
  const std::string found = AskOne(connection, std::string("SELECT ") + requirement.fact);
  const auto& allowed = requirement.allowed;
  if (std::ranges::find(allowed, found) != allowed.end() && !found.empty()) return;
  throw StoreDefect("PostgreSQL cannot be used: " + std::string(requirement.words) + " is '" +
                    found + "' and must be '" + std::string(allowed.front()) + "', or else " +
                    requirement.reason);
}

// Locks and prepared statements are the session's.
void CheckDirectness(Connection& connection) {
  if (connection.IsDirect()) return;
  throw StoreDefect(
      "PostgreSQL cannot be used: a pooler stands in front of it, which would give our locks to "
      "others; the server has a pool of its own");
}

// What was judged stays so for the session, whatever is set for others later.
void PinSettings(Connection& connection) {
  connection.Ask(
      "SELECT set_config('synchronous_commit', current_setting('synchronous_commit'), FALSE)");
}

// Its application_name must be in the list of names, which only the server can
// judge; who may not see that sees no state.
void CheckStandby(Connection& connection) {
  if (AskOne(connection, "SELECT current_setting('synchronous_standby_names')").empty()) {
    throw StoreDefect(
        "PostgreSQL cannot be used: a synchronous standby is required, and "
        "synchronous_standby_names is empty");
  }
  const std::string count =
      AskOne(connection,
             "SELECT COUNT(*) FROM pg_stat_replication WHERE sync_state IN ('sync', 'quorum')");
  if (count != "0") return;
  throw StoreDefect(
      "PostgreSQL cannot be used: a synchronous standby is required, and none is attached, or "
      "this user may not see it: GRANT pg_monitor TO its role");
}

}  // namespace

void CheckRequirements(Connection& connection, StandbyPolicy standby) {
  CheckDirectness(connection);
  for (const Requirement& requirement : kRequirements) Check(connection, requirement);
  PinSettings(connection);
  if (standby == StandbyPolicy::kRequired) CheckStandby(connection);
}

}  // namespace ecloserie::storage::postgres

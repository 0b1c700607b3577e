#include "storage/postgres/address.h"

#include <libpq-fe.h>

#include <map>
#include <memory>

#include "absl/strings/str_split.h"
#include "storage/rows.h"

namespace ecloserie::storage::postgres {
namespace {

// What every session is told. Deadlines are the client's, so the server has none
// for statements. Warnings are heard: one at a commit means that it did not wait for
// its standby. Timeouts are for sessions whose client has vanished: they must not
// keep a school's lock. Sequential scans lock whole tables against
// writers of other schools, and would make them repeat (SERIALIZABLE).
constexpr const char* kSettings =
    "-c default_transaction_isolation=serializable -c statement_timeout=0 -c lock_timeout=0"
    " -c client_min_messages=warning"
    " -c idle_in_transaction_session_timeout=60s -c idle_session_timeout=2min"
    " -c client_connection_check_interval=5s -c tcp_keepalives_idle=10"
    " -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3 -c enable_seqscan=off -c jit=off";

std::map<std::string, std::string> ParseKeywords(const std::string& text) {
  char* error = nullptr;
  const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> options(
      PQconninfoParse(text.c_str(), &error), PQconninfoFree);
  PQfreemem(error);  // repeats the text, password included
  if (!options) throw StoreDefect("this is no address: postgres://USER@HOST:PORT/DATABASE");
  std::map<std::string, std::string> keywords;
  for (const PQconninfoOption* option = options.get(); option->keyword != nullptr; ++option) {
    if (option->val != nullptr) keywords[option->keyword] = option->val;
  }
  return keywords;
}

// The values of a list keyword, one for each host; one value is for all.
std::vector<std::string> ListOf(const std::map<std::string, std::string>& keywords,
                                const std::string& name, std::size_t hosts_count) {
  const auto found = keywords.find(name);
  if (found == keywords.end()) return {};
  std::vector<std::string> values = absl::StrSplit(found->second, ',');
  if (values.size() == 1) values.resize(hosts_count, values.front());
  if (values.size() != hosts_count) {
    throw StoreDefect("the address has " + std::to_string(values.size()) + " of " + name + " for " +
                      std::to_string(hosts_count) + " hosts");
  }
  return values;
}

std::size_t CountHosts(const std::map<std::string, std::string>& keywords) {
  for (const char* name : {"hostaddr", "host"}) {
    const auto found = keywords.find(name);
    if (found == keywords.end()) continue;
    return std::vector<std::string>(absl::StrSplit(found->second, ',')).size();
  }
  return 1;
}

void AddFixed(std::map<std::string, std::string>& keywords) {
  keywords.try_emplace("application_name", "ecloserie-server");
  // A machine that was switched off says nothing.
  keywords.try_emplace("keepalives_idle", "5");
  keywords.try_emplace("keepalives_interval", "2");
  keywords.try_emplace("keepalives_count", "3");
  keywords.try_emplace("tcp_user_timeout", "10000");
  keywords["client_encoding"] = "UTF8";
  keywords["target_session_attrs"] = "read-write";
  // What the address asks for comes last and wins, and is judged at the start.
  keywords["options"] = std::string(kSettings) + " " + keywords["options"];
}

}  // namespace

Address Address::Parse(const std::string& text) {
  std::map<std::string, std::string> keywords = ParseKeywords(text);
  if (keywords.contains("password")) {
    throw StoreDefect(
        "the address holds a password: put it into ~/.pgpass, a PGPASSFILE or PGPASSWORD");
  }
  AddFixed(keywords);
  Address address;
  address.hosts.resize(CountHosts(keywords), Keywords(keywords.begin(), keywords.end()));
  for (const char* name : {"host", "hostaddr", "port"}) {
    const std::vector<std::string> values = ListOf(keywords, name, address.hosts.size());
    for (std::size_t i = 0; i < values.size(); ++i) {
      for (auto& [keyword, value] : address.hosts[i]) {
        if (keyword == name) value = values[i];
      }
    }
  }
  return address;
}

bool IsAddress(const std::string& text) {
  return text.starts_with("postgres://") || text.starts_with("postgresql://");
}

}  // namespace ecloserie::storage::postgres

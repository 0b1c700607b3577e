#pragma once

#include <string>
#include <utility>
#include <vector>

namespace ecloserie::storage::postgres {

// Connection keywords and their values, for one host.
using Keywords = std::vector<std::pair<std::string, std::string>>;

// Where a database is: its hosts, in the order in which they are asked for one
// that takes writes. libpq could go through a list by itself, but asks the next
// host only when the one before refuses, and a frozen host does not refuse.
struct Address {
  std::vector<Keywords> hosts;

  // postgres://USER@HOST:PORT,HOST:PORT/DATABASE?..., or libpq's own form. Throws
  // StoreDefect that says what is wrong, without what it may hold that is secret.
  static Address Parse(const std::string& text);
};

// Whether a text names a PostgreSQL database, and not a file.
bool IsAddress(const std::string& text);

}  // namespace ecloserie::storage::postgres

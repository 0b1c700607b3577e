#pragma once

#include <set>
#include <string>

#include "support/test_database.h"

namespace ecloserie::tests {

// What a schema holds, in words that fit both engines.
struct Facts {
  std::set<std::string> columns;       // "seat.pool text not null"
  std::set<std::string> keys;          // "seat (school, pool, application) unique"
  std::set<std::string> foreign_keys;  // "seat (school, pool) -> seat_pool (school, pool)"
  std::set<std::string> triggers;
  std::set<std::string> check_words;  // "seat 'HELD'", "track 1000000000000000"
  int checks_count = 0;
};

// Read from the engine's own catalogue.
Facts ReadFacts(const TestDatabase& data);

}  // namespace ecloserie::tests

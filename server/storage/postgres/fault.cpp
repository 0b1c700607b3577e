#include "storage/postgres/fault.h"

#include <algorithm>

namespace ecloserie::storage::postgres {
namespace {

using engine::EngineFault;

struct Meaning {
  std::string_view beginning;  // of the SQLSTATE; the first that fits counts
  EngineFault fault;
};

constexpr Meaning kMeanings[] = {
    {"23505", EngineFault::kUnique},    {"23503", EngineFault::kForeignKey},
    {"23514", EngineFault::kCheck},     {"23502", EngineFault::kNotNull},
    {"23000", EngineFault::kTrigger},    // which the triggers of our schema raise
    {"40001", EngineFault::kContended},  // another was at the same rows
    {"40P01", EngineFault::kContended},  // deadlock
    {"55P03", EngineFault::kContended},  // others kept a lock too long
    {"53100", EngineFault::kFull},      {"XX001", EngineFault::kCorrupt},
    {"XX002", EngineFault::kCorrupt},  // of an index
    {"08", EngineFault::kAway},        // no connection
    {"25006", EngineFault::kAway},     // reads only: no primary any more
    {"28", EngineFault::kAway},        // does not let us in
    {"3D000", EngineFault::kAway},     // there is no such database
    {"53", EngineFault::kAway},        // no memory, too many connections
    {"57", EngineFault::kAway},        // cancelled, shutting down, starting up, idle too long
    {"58", EngineFault::kAway},        // its own files fail it
};

}  // namespace

EngineFault FaultOf(std::string_view sql_state) {
  const auto* const found = std::ranges::find_if(kMeanings, [sql_state](const Meaning& meaning) {
    return sql_state.starts_with(meaning.beginning);
  });
  return found == std::end(kMeanings) ? EngineFault::kDefect : found->fault;
}

}  // namespace ecloserie::storage::postgres

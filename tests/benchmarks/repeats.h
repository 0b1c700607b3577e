#pragma once

#include <cstdint>
#include <string>

namespace ecloserie::benchmarks {

// How far a log has been written; 0 where there is none.
std::int64_t SizeOf(const std::string& log);

// Between these two places of PostgreSQL's log: how many transactions it told to
// begin anew. Its counters of rollbacks would not do: refusals and reads end with
// ROLLBACK as well.
std::int64_t CountRepeats(const std::string& log, std::int64_t from, std::int64_t to);

}  // namespace ecloserie::benchmarks

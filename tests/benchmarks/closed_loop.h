#pragma once

#include <chrono>
#include <cstdint>
#include <string>

#include "measurement.h"
#include "workload.h"

namespace ecloserie::benchmarks {

using Seconds = std::chrono::duration<double>;

struct LoopOptions {
  int callers = 1;
  Seconds warm_up{0};
  Seconds measured{0};
  std::int64_t server_pid = 0;
  std::string engine = kNoEngine;
  // Of an engine in processes of its own.
  std::int64_t engine_pid = 0;
  std::string engine_log{};
};

// Every caller asks, waits for the answer and asks again. Counts what ended
// between the warm-up and the end of the measured time, or until the callers
// have nothing left to ask. Says on stderr what failed; throws when no call
// succeeded.
Measurement RunClosedLoop(const Workload& workload, const LoopOptions& options);

// Lets the callers ask everything they have to ask; throws at the first error.
void RunOut(const Workload& workload, int callers);

}  // namespace ecloserie::benchmarks

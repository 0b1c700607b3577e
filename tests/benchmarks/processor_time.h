#pragma once

#include <cstdint>

namespace ecloserie::benchmarks {

// What this process has used of the processors so far, in microseconds.
double OwnProcessorTime();

// The same for another process, from /proc, in ticks of 10 ms; 0 for pid 0.
double ProcessorTimeOf(std::int64_t pid);

// The same for a process together with its children, those that have ended too.
double ProcessorTimeOfFamily(std::int64_t pid);

// Who started a process.
std::int64_t ParentOf(std::int64_t pid);

}  // namespace ecloserie::benchmarks

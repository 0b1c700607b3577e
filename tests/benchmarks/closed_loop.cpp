#include "closed_loop.h"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <iostream>
#include <iterator>
#include <mutex>
#include <stdexcept>
#include <thread>
#include <vector>

#include "processor_time.h"
#include "repeats.h"

namespace ecloserie::benchmarks {
namespace {

using Clock = std::chrono::steady_clock;

std::string Describe(const grpc::Status& status) {
  return "code " + std::to_string(status.error_code()) + " " + status.error_message();
}

enum class Phase { kWarmUp, kMeasured, kOver };

struct Slot {
  std::unique_ptr<Caller> caller;
  Clock::time_point began;
};

// What one thread saw.
struct Tally {
  std::vector<double> latencies_us;
  std::int64_t errors = 0;
  std::string first_error;
};

struct Instant {
  Clock::time_point at;
  double client_cpu_us = 0;
  double server_cpu_us = 0;
  double engine_cpu_us = 0;
  std::int64_t log_size = 0;
};

class Loop {
 public:
  Loop(const Workload& workload, const LoopOptions& options)
      : workload_(workload), options_(options) {}

  Measurement Run() {
    // Two threads carry any number of callers: more would measure the client.
    const int threads = std::min(options_.callers, 2);
    tallies_.resize(static_cast<std::size_t>(threads));
    busy_threads_ = threads;
    std::vector<std::jthread> running;
    for (int i = 0; i < threads; ++i) {
      const int callers = options_.callers / threads + (i < options_.callers % threads ? 1 : 0);
      running.emplace_back(
          [this, i, callers] { RunCallers(callers, tallies_[static_cast<std::size_t>(i)]); });
    }
    Wait(options_.warm_up);
    const Instant first = Now();
    phase_ = Phase::kMeasured;
    Wait(options_.measured);
    phase_ = Phase::kOver;
    const Instant last = Now();
    running.clear();
    return Sum(first, last);
  }

  // Empty when every call succeeded.
  std::string FirstError() const {
    for (const Tally& tally : tallies_) {
      if (!tally.first_error.empty()) return tally.first_error;
    }
    return "";
  }

 private:
  void RunCallers(int callers, Tally& tally) {
    grpc::CompletionQueue queue;
    std::vector<Slot> slots(static_cast<std::size_t>(callers));
    int in_flight = 0;
    for (Slot& slot : slots) {
      slot.caller = workload_.make_caller();
      if (Begin(slot, queue)) ++in_flight;
    }
    while (in_flight > 0) {
      void* tag = nullptr;
      bool is_ok = false;
      queue.Next(&tag, &is_ok);
      Slot& slot = *static_cast<Slot*>(tag);
      Count(slot, tally);
      if (phase_ == Phase::kOver || !Begin(slot, queue)) --in_flight;
    }
    const std::lock_guard lock(mutex_);
    --busy_threads_;
    idle_.notify_one();
  }

  static bool Begin(Slot& slot, grpc::CompletionQueue& queue) {
    slot.began = Clock::now();
    return slot.caller->Begin(queue, &slot);
  }

  void Count(Slot& slot, Tally& tally) const {
    const std::chrono::duration<double, std::micro> latency = Clock::now() - slot.began;
    const grpc::Status status = slot.caller->End();
    if (!status.ok()) {
      ++tally.errors;
      if (tally.first_error.empty()) tally.first_error = Describe(status);
    } else if (phase_ == Phase::kMeasured) {
      tally.latencies_us.push_back(latency.count());
    }
  }

  void Wait(Seconds duration) {
    std::unique_lock lock(mutex_);
    idle_.wait_for(lock, duration, [this] { return busy_threads_ == 0; });
  }

  Instant Now() const {
    return {.at = Clock::now(),
            .client_cpu_us = OwnProcessorTime(),
            .server_cpu_us = ProcessorTimeOf(options_.server_pid),
            .engine_cpu_us = ProcessorTimeOfFamily(options_.engine_pid),
            .log_size = SizeOf(options_.engine_log)};
  }

  Measurement Sum(const Instant& first, const Instant& last) const {
    std::vector<double> latencies;
    std::int64_t errors = 0;
    for (const Tally& tally : tallies_) {
      std::ranges::copy(tally.latencies_us, std::back_inserter(latencies));
      errors += tally.errors;
    }
    return {.workload = workload_.name,
            .engine = options_.engine,
            .callers = options_.callers,
            .calls = static_cast<std::int64_t>(latencies.size()),
            .errors = errors,
            .items_per_call = workload_.items_per_call,
            .seconds = Seconds(last.at - first.at).count(),
            .p50_us = Quantile(latencies, 0.50),
            .p99_us = Quantile(latencies, 0.99),
            .client_cpu_us = last.client_cpu_us - first.client_cpu_us,
            .server_cpu_us = last.server_cpu_us - first.server_cpu_us,
            .engine_cpu_us = last.engine_cpu_us - first.engine_cpu_us,
            .repeats = CountRepeats(options_.engine_log, first.log_size, last.log_size)};
  }

  const Workload& workload_;
  LoopOptions options_;
  std::atomic<Phase> phase_ = Phase::kWarmUp;
  std::vector<Tally> tallies_;
  std::mutex mutex_;
  std::condition_variable idle_;
  int busy_threads_ = 0;
};

}  // namespace

Measurement RunClosedLoop(const Workload& workload, const LoopOptions& options) {
  Loop loop(workload, options);
  const Measurement measurement = loop.Run();
  const std::string error = loop.FirstError();
  if (measurement.calls == 0) {
    throw std::runtime_error("no call of " + workload.name + " counts: " +
                             (error.empty() ? "nothing was left after the warm-up" : error));
  }
  if (measurement.errors > 0) {
    std::cerr << workload.name << " on " << options.engine << ", " << options.callers
              << " callers: " << measurement.errors << " calls failed, one with " << error << "\n";
  }
  return measurement;
}

void RunOut(const Workload& workload, int callers) {
  Loop loop(workload, {.callers = callers, .measured = std::chrono::hours(1)});
  loop.Run();
  if (!loop.FirstError().empty()) {
    throw std::runtime_error("setting up " + workload.name + ": " + loop.FirstError());
  }
}

}  // namespace ecloserie::benchmarks

#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <thread>

namespace ecloserie::jobs {

// Does its work again and again on a thread of its own. Work that throws is told and tried again
// the next time.
class PeriodicJob {
 public:
  // Long work asks now and then whether it is to stop.
  using StopAsked = std::function<bool()>;
  using Work = std::function<void(const StopAsked&)>;
  using Tell = std::function<void(const std::string& trouble)>;

  struct Rhythm {
    std::chrono::milliseconds interval;
    bool runs_when_stopped = false;  // for what must not be left undone
  };

  PeriodicJob(Rhythm rhythm, Work work, Tell tell);
  ~PeriodicJob() { Stop(); }
  PeriodicJob(const PeriodicJob&) = delete;
  PeriodicJob& operator=(const PeriodicJob&) = delete;

  // Idempotent.
  void Stop();

 private:
  void Loop();
  void RunOnce();
  bool IsStopping();

  const Rhythm rhythm_;
  const Work work_;
  const Tell tell_;
  std::mutex mutex_;
  std::condition_variable stopping_;
  bool is_stopping_ = false;
  std::thread thread_;
};

}  // namespace ecloserie::jobs

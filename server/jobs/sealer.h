#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <thread>

namespace ecloserie::jobs {

// Does its work every few seconds on a thread of its own, and once more when it is
// stopped. Work that throws is told and tried again the next time.
class Sealer {
 public:
  using Work = std::function<void()>;
  using Tell = std::function<void(const std::string& trouble)>;

  Sealer(std::chrono::milliseconds interval, Work work, Tell tell);
  ~Sealer() { Stop(); }
  Sealer(const Sealer&) = delete;
  Sealer& operator=(const Sealer&) = delete;

  // Idempotent.
  void Stop();

 private:
  void Loop();
  void RunOnce() const;

  const std::chrono::milliseconds interval_;
  const Work work_;
  const Tell tell_;
  std::mutex mutex_;
  std::condition_variable stopping_;
  bool is_stopping_ = false;
  std::thread thread_;
};

}  // namespace ecloserie::jobs

#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <utility>
#include <vector>

namespace ecloserie::storage::engine {

// Bounded, many producers; whoever takes, takes in the order of arrival.
template <class Work>
class WorkQueue {
 public:
  enum class Verdict { kTaken, kFull, kClosed };

  explicit WorkQueue(std::size_t size_max) : size_max_(size_max) {}

  // On kTaken, and only then, `work` was moved away.
  Verdict Push(Work& work) {
    {
      const std::lock_guard lock(mutex_);
      if (is_closed_) return Verdict::kClosed;
      if (waiting_.size() >= size_max_) return Verdict::kFull;
      waiting_.push_back(std::move(work));
    }
    arrived_.notify_one();
    return Verdict::kTaken;
  }

  // Waits for work, but not longer than `idle`; up to `count_max` of it. Nothing
  // after Close, once nothing waits any more, or when the wait was in vain.
  std::vector<Work> Take(std::size_t count_max, std::chrono::milliseconds idle) {
    std::unique_lock lock(mutex_);
    arrived_.wait_for(lock, idle, [this] { return is_closed_ || !waiting_.empty(); });
    std::vector<Work> taken;
    while (!waiting_.empty() && taken.size() < count_max) {
      taken.push_back(std::move(waiting_.front()));
      waiting_.pop_front();
    }
    return taken;
  }

  void Close() {
    {
      const std::lock_guard lock(mutex_);
      is_closed_ = true;
    }
    arrived_.notify_all();
  }

  std::size_t WaitingCount() const {
    const std::lock_guard lock(mutex_);
    return waiting_.size();
  }

  bool IsDrained() const {
    const std::lock_guard lock(mutex_);
    return is_closed_ && waiting_.empty();
  }

 private:
  const std::size_t size_max_;
  mutable std::mutex mutex_;
  std::condition_variable arrived_;
  std::deque<Work> waiting_;
  bool is_closed_ = false;
};

}  // namespace ecloserie::storage::engine

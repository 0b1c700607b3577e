#include "jobs/sealer.h"

#include <exception>
#include <utility>

namespace ecloserie::jobs {

Sealer::Sealer(std::chrono::milliseconds interval, Work work, Tell tell)
    : interval_(interval), work_(std::move(work)), tell_(std::move(tell)) {
  thread_ = std::thread([this] { Loop(); });
}

void Sealer::Stop() {
  {
    const std::lock_guard lock(mutex_);
    is_stopping_ = true;
  }
  stopping_.notify_all();
  if (thread_.joinable()) thread_.join();
}

void Sealer::Loop() {
  bool is_last = false;
  while (!is_last) {
    {
      std::unique_lock lock(mutex_);
      is_last = stopping_.wait_for(lock, interval_, [this] { return is_stopping_; });
    }
    RunOnce();
  }
}

void Sealer::RunOnce() const {
  try {
    work_();
  } catch (const std::exception& trouble) {
    tell_(trouble.what());
  }
}

}  // namespace ecloserie::jobs

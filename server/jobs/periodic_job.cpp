#include "jobs/periodic_job.h"

#include <exception>
#include <utility>

namespace ecloserie::jobs {

PeriodicJob::PeriodicJob(Rhythm rhythm, Work work, Tell tell)
    : rhythm_(rhythm), work_(std::move(work)), tell_(std::move(tell)) {
  thread_ = std::thread([this] { Loop(); });
}

void PeriodicJob::Stop() {
  {
    const std::lock_guard lock(mutex_);
    is_stopping_ = true;
  }
  stopping_.notify_all();
  if (thread_.joinable()) thread_.join();
}

void PeriodicJob::Loop() {
  bool is_last = false;
  while (!is_last) {
    {
      std::unique_lock lock(mutex_);
      is_last = stopping_.wait_for(lock, rhythm_.interval, [this] { return is_stopping_; });
    }
    if (!is_last || rhythm_.runs_when_stopped) RunOnce();
  }
}

bool PeriodicJob::IsStopping() {
  const std::lock_guard lock(mutex_);
  return is_stopping_;
}

void PeriodicJob::RunOnce() {
  try {
    work_([this] { return IsStopping(); });
  } catch (const std::exception& trouble) {
    tell_(trouble.what());
  }
}

}  // namespace ecloserie::jobs

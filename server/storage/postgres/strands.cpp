#include "storage/postgres/strands.h"

#include <utility>

namespace ecloserie::storage::postgres {

Strands::Verdict Strands::Push(const std::string& name, WriteWork& work) {
  {
    const std::lock_guard lock(mutex_);
    if (is_closed_) return Verdict::kClosed;
    if (waiting_count_ >= waiting_max_) return Verdict::kFull;
    Strand& strand = strands_[name];
    if (strand.waiting.empty() && !strand.is_taken) ready_.push_back(name);
    strand.waiting.push_back(std::move(work));
    ++waiting_count_;
  }
  changed_.notify_one();
  return Verdict::kTaken;
}

std::optional<Strands::Batch> Strands::Take() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return !ready_.empty() || (is_closed_ && waiting_count_ == 0); });
  if (ready_.empty()) return std::nullopt;
  Batch batch{.strand = std::move(ready_.front())};
  ready_.pop_front();
  Strand& strand = strands_.at(batch.strand);
  strand.is_taken = true;
  while (!strand.waiting.empty() && batch.works.size() < batch_max_) {
    batch.works.push_back(std::move(strand.waiting.front()));
    strand.waiting.pop_front();
  }
  waiting_count_ -= batch.works.size();
  if (is_closed_ && waiting_count_ == 0) changed_.notify_all();
  return batch;
}

void Strands::GiveBack(const std::string& name) {
  {
    const std::lock_guard lock(mutex_);
    const auto strand = strands_.find(name);
    strand->second.is_taken = false;
    if (strand->second.waiting.empty()) {
      strands_.erase(strand);
      return;
    }
    ready_.push_back(name);
  }
  changed_.notify_one();
}

void Strands::Close() {
  {
    const std::lock_guard lock(mutex_);
    is_closed_ = true;
  }
  changed_.notify_all();
}

std::size_t Strands::WaitingCount() const {
  const std::lock_guard lock(mutex_);
  return waiting_count_;
}

}  // namespace ecloserie::storage::postgres

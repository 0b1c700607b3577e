#include "rpc/door.h"

namespace ecloserie::rpc {

bool Door::Enter() {
  const std::lock_guard lock(mutex_);
  ++inside_count_;
  return !is_closed_;
}

// Told under the lock: whoever waits for the last call may destroy the door.
void Door::Leave() {
  const std::lock_guard lock(mutex_);
  --inside_count_;
  if (is_closed_ && inside_count_ == 0) left_.notify_all();
}

void Door::Close() {
  const std::lock_guard lock(mutex_);
  is_closed_ = true;
}

bool Door::WaitUntilEmpty(std::chrono::milliseconds patience) const {
  std::unique_lock lock(mutex_);
  return left_.wait_for(lock, patience, [this] { return inside_count_ == 0; });
}

std::int64_t Door::InsideCount() const {
  const std::lock_guard lock(mutex_);
  return inside_count_;
}

}  // namespace ecloserie::rpc

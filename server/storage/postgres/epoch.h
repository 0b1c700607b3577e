#pragma once

#include <atomic>
#include <cstdint>

namespace ecloserie::storage::postgres {

// Ends when a connection is lost or another host lets us in: whatever was opened
// before may lead to a server that is the primary no more, and is opened anew
// before its next use. Thread-safe.
class Epoch {
 public:
  std::uint64_t Now() const { return now_; }
  // Once for each epoch: the second connection that was lost in it ends no other.
  void End(std::uint64_t epoch) { now_.compare_exchange_strong(epoch, epoch + 1); }

 private:
  std::atomic<std::uint64_t> now_ = 0;
};

}  // namespace ecloserie::storage::postgres

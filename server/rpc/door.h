#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <mutex>

namespace ecloserie::rpc {

// Every call passes it twice. Once it is closed, calls that arrive are turned away
// and those inside go on.
class Door {
 public:
  // Whether the call may stay; it has to leave in any case.
  bool Enter();
  void Leave();

  void Close();
  // False when somebody was still inside after so long.
  bool WaitUntilEmpty(std::chrono::milliseconds patience) const;
  std::int64_t InsideCount() const;

 private:
  mutable std::mutex mutex_;
  mutable std::condition_variable left_;
  std::int64_t inside_count_ = 0;
  bool is_closed_ = false;
};

}  // namespace ecloserie::rpc

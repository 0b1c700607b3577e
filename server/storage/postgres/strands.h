#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "storage/database.h"
#include "storage/engine/work_queue.h"

namespace ecloserie::storage::postgres {

// Work that waits to be written, in strands: one for each school. Writers of one
// school meet on its clock, and all but one would have to begin anew: so whoever
// takes work of a strand has the strand until it gives it back, and takes all that
// waits in it. Strands take turns.
class Strands {
 public:
  using Verdict = engine::WorkQueue<WriteWork>::Verdict;

  Strands(std::size_t waiting_max, std::size_t batch_max)
      : waiting_max_(waiting_max), batch_max_(batch_max) {}

  // On kTaken, and only then, `work` was moved away.
  Verdict Push(const std::string& name, WriteWork& work);

  struct Batch {
    std::string strand;
    std::vector<WriteWork> works;
  };
  // Waits for work. Nothing once it was closed and nobody's work is left.
  std::optional<Batch> Take();
  void GiveBack(const std::string& name);
  void Close();
  std::size_t WaitingCount() const;

 private:
  struct Strand {
    std::deque<WriteWork> waiting;
    bool is_taken = false;
  };

  const std::size_t waiting_max_;
  const std::size_t batch_max_;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::unordered_map<std::string, Strand> strands_;  // those with work, or taken
  std::deque<std::string> ready_;                    // those with work that nobody has taken
  std::size_t waiting_count_ = 0;
  bool is_closed_ = false;
};

}  // namespace ecloserie::storage::postgres

#pragma once

#include <memory>
#include <thread>
#include <vector>

#include "storage/engine/fence.h"
#include "storage/engine/session.h"
#include "storage/engine/work_queue.h"

namespace ecloserie::storage::engine {

struct ReaderOptions {
  std::size_t threads_count = 2;
  std::size_t waiting_max = 4096;
};

// A fixed number of threads, each with a session of its own; every unit reads one
// snapshot. Sessions are opened when they are needed.
class ReaderPool {
 public:
  ReaderPool(OpenSession open, const Fence& fence, ReaderOptions options);
  ~ReaderPool() { Stop(); }
  ReaderPool(const ReaderPool&) = delete;
  ReaderPool& operator=(const ReaderPool&) = delete;

  void Submit(ReadWork work);
  void Stop();

 private:
  void Loop();
  Outcome Run(std::unique_ptr<Session>& session, const ReadWork& work) const;
  // A session that failed is closed, and the next unit opens another.
  Outcome RunOnce(std::unique_ptr<Session>& session, const ReadWork& work) const;

  const OpenSession open_;
  const Fence& fence_;
  WorkQueue<ReadWork> queue_;
  std::vector<std::thread> threads_;
};

}  // namespace ecloserie::storage::engine

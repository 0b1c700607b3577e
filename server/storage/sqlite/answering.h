#pragma once

#include <thread>
#include <vector>

#include "storage/database.h"
#include "storage/engine/work_queue.h"

namespace ecloserie::storage::sqlite {

// What became of one unit of work, and who waits to hear of it.
struct Answer {
  std::function<void(const Outcome&)> done;
  Outcome outcome;
};

// Gives the answers of a group, in their order, while the writer goes on with the
// next: to encode and send an answer takes as long as a small unit of work.
class Answering {
 public:
  Answering();
  ~Answering() { Stop(); }
  Answering(const Answering&) = delete;
  Answering& operator=(const Answering&) = delete;

  void Give(std::vector<Answer> group);
  // Gives what waits first. Idempotent.
  void Stop();

 private:
  engine::WorkQueue<std::vector<Answer>> queue_;
  std::thread thread_;
};

}  // namespace ecloserie::storage::sqlite

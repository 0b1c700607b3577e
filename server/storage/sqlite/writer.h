#pragma once

#include <functional>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "storage/engine/group_commit.h"
#include "storage/engine/work_queue.h"
#include "storage/sqlite/answering.h"
#include "storage/sqlite/connection.h"

namespace ecloserie::storage::sqlite {

struct WriterOptions {
  std::size_t waiting_max = 4096;
  std::size_t group_max = 512;
  // Told what went wrong with the file, for the log.
  std::function<void(const std::string&)> on_trouble;
};

// The one thread with the one connection that commits and checkpoints. It takes
// what is waiting, runs each unit of work inside one transaction, commits once,
// and only then answers, refusals included.
//
// Commits and checkpoints share the connection because SQLite before 3.51.3 can
// damage a WAL when they come from two (the WAL-reset bug).
class Writer {
 public:
  Writer(std::string path, std::unique_ptr<Connection> connection, engine::Fence& fence,
         WriterOptions options);
  ~Writer() { Stop(); }
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  void Submit(WriteWork work);
  void Stop();
  StoreFigures Figures() const { return tally_.Figures(queue_.WaitingCount()); }

 private:
  void Loop();
  void CommitGroup(std::vector<WriteWork> works);
  Outcome Run(std::vector<engine::Unit>& units);
  bool IsOpen();
  void WatchWal();
  void CheckpointAfterGroup();
  void Checkpoint(int mode);
  void Report(const std::string& trouble);

  const std::string path_;
  const WriterOptions options_;
  std::unique_ptr<Connection> connection_;
  engine::GroupCommit group_commit_;
  engine::CommitTally tally_;
  engine::WorkQueue<WriteWork> queue_;
  std::int64_t wal_pages_ = 0;  // in the log after the last commit
  std::int64_t checkpointed_pages_ = 0;
  bool is_checkpoint_due_ = false;
  Answering answering_;
  std::thread thread_;
};

}  // namespace ecloserie::storage::sqlite

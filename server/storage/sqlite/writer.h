#pragma once

#include <functional>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "storage/database.h"
#include "storage/sqlite/answering.h"
#include "storage/sqlite/connection.h"
#include "storage/sqlite/work_queue.h"

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
// A savepoint copies every page that is changed under it. Nearly all units keep
// what they write, and those that are refused have mostly written nothing yet: a
// group runs without savepoints first. Where a unit has rows to take back, the
// whole group is rolled back and runs again, each unit in a savepoint.
//
// Commits and checkpoints share the connection because SQLite before 3.51.3 can
// damage a WAL when they come from two (the WAL-reset bug).
class Writer {
 public:
  Writer(std::string path, std::unique_ptr<Connection> connection, WriterOptions options);
  ~Writer() { Stop(); }
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  void Submit(WriteWork work);
  void Stop();

 private:
  struct Unit {
    WriteWork work;
    Outcome outcome;
  };

  void Loop();
  void CommitGroup(std::vector<WriteWork> works);
  void RunGroup(std::vector<Unit>& units);
  bool RunUnguarded(std::vector<Unit>& units);
  void RunGuarded(std::vector<Unit>& units);
  Fate Run(Unit& unit);
  Fate Remember(Unit& unit);
  Fate Try(Unit& unit, const std::function<Fate()>& step);
  Outcome Commit();
  void AbandonTransaction();
  bool IsOpen();
  void WatchWal();
  void CheckpointAfterGroup();
  void Checkpoint(int mode);
  void Report(const std::string& trouble);

  const std::string path_;
  const WriterOptions options_;
  std::unique_ptr<Connection> connection_;
  WorkQueue<WriteWork> queue_;
  std::int64_t wal_pages_ = 0;  // in the log after the last commit
  std::int64_t checkpointed_pages_ = 0;
  bool is_checkpoint_due_ = false;
  int guarded_groups_left_ = 0;
  Answering answering_;
  std::thread thread_;
};

}  // namespace ecloserie::storage::sqlite

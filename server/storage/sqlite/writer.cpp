#include "storage/sqlite/writer.h"

#include <SQLiteCpp/Exception.h>
#include <sqlite3.h>

#include <chrono>

#include "absl/time/clock.h"
#include "storage/sqlite/failure.h"

namespace ecloserie::storage::sqlite {
namespace {

constexpr Sql kBegin{"BEGIN IMMEDIATE"};
constexpr Sql kCommit{"COMMIT"};
constexpr Sql kRollback{"ROLLBACK"};
constexpr Sql kSavepoint{"SAVEPOINT unit_of_work"};
constexpr Sql kRollbackTo{"ROLLBACK TO unit_of_work"};
constexpr Sql kRelease{"RELEASE unit_of_work"};

constexpr std::chrono::milliseconds kIdle{200};
constexpr std::int64_t kPagesBeforeCheckpoint = 1024;      // 4 MiB
constexpr std::int64_t kPagesBeforeHardCheckpoint = 8192;  // 32 MiB

// Once a group had to run twice, so many begin with savepoints.
constexpr int kGuardedGroups = 64;

}  // namespace

Writer::Writer(std::string path, std::unique_ptr<Connection> connection, WriterOptions options)
    : path_(std::move(path)),
      options_(std::move(options)),
      connection_(std::move(connection)),
      queue_(options_.waiting_max) {
  WatchWal();
  thread_ = std::thread([this] { Loop(); });
}

void Writer::Submit(WriteWork work) {
  switch (queue_.Push(work)) {
    case WorkQueue<WriteWork>::Verdict::kTaken:
      return;
    case WorkQueue<WriteWork>::Verdict::kFull:
      return work.done(Failed(StoreFault::kQueueFull));
    case WorkQueue<WriteWork>::Verdict::kClosed:
      return work.done(Failed(StoreFault::kStopping));
  }
}

void Writer::Stop() {
  queue_.Close();
  if (thread_.joinable()) thread_.join();
  answering_.Stop();
}

void Writer::Loop() {
  while (!queue_.IsDrained()) {
    std::vector<WriteWork> works = queue_.Take(options_.group_max, kIdle);
    if (!works.empty()) {
      CommitGroup(std::move(works));
      CheckpointAfterGroup();
    } else if (is_checkpoint_due_) {
      Checkpoint(SQLITE_CHECKPOINT_PASSIVE);
    }
  }
  Checkpoint(SQLITE_CHECKPOINT_TRUNCATE);
  connection_.reset();
}

void Writer::CommitGroup(std::vector<WriteWork> works) {
  const absl::Time now = absl::Now();
  std::vector<Unit> units;
  units.reserve(works.size());
  for (WriteWork& work : works) {
    if (work.deadline <= now) {
      work.done(Failed(StoreFault::kDroppedLate));
    } else {
      units.push_back({.work = std::move(work)});
    }
  }
  if (units.empty()) return;

  Outcome group = IsOpen() ? Outcome{} : Failed(StoreFault::kAway, "the store is closed");
  if (group.kind == OutcomeKind::kCommitted) {
    try {
      RunGroup(units);
      group = Commit();
    } catch (const SQLite::Exception& error) {
      group = FailedBy(error);
      AbandonTransaction();
    }
  }
  if (group.kind != OutcomeKind::kCommitted) Report(group.detail);
  // Refusals wait for the commit too: one may have been computed against a
  // neighbour in the group.
  std::vector<Answer> answers;
  answers.reserve(units.size());
  for (Unit& unit : units) {
    const bool is_committed = group.kind == OutcomeKind::kCommitted;
    answers.push_back({std::move(unit.work.done), is_committed ? unit.outcome : group});
  }
  answering_.Give(std::move(answers));
}

void Writer::RunGroup(std::vector<Unit>& units) {
  if (guarded_groups_left_ == 0) {
    connection_->Run(kBegin);
    if (RunUnguarded(units)) return;
    connection_->Run(kRollback);
    guarded_groups_left_ = kGuardedGroups;
  }
  --guarded_groups_left_;
  connection_->Run(kBegin);
  RunGuarded(units);
}

// False when a unit has to take back rows that it wrote.
bool Writer::RunUnguarded(std::vector<Unit>& units) {
  for (Unit& unit : units) {
    const std::int64_t written_count = connection_->WrittenCount();
    if (Run(unit) == Fate::kKeep) continue;
    if (connection_->WrittenCount() != written_count) return false;
    if (Remember(unit) == Fate::kKeep) continue;
    if (connection_->WrittenCount() != written_count) return false;
  }
  return true;
}

void Writer::RunGuarded(std::vector<Unit>& units) {
  for (Unit& unit : units) {
    connection_->Run(kSavepoint);
    if (Run(unit) == Fate::kDiscard) {
      connection_->Run(kRollbackTo);
      if (Remember(unit) == Fate::kDiscard) connection_->Run(kRollbackTo);
    }
    connection_->Run(kRelease);
  }
}

Fate Writer::Run(Unit& unit) {
  unit.outcome = {};
  return Try(unit, [&] { return unit.work.run(*connection_); });
}

Fate Writer::Remember(Unit& unit) {
  if (!unit.work.remember || unit.outcome.kind != OutcomeKind::kCommitted) return Fate::kKeep;
  return Try(unit, [&] {
    unit.work.remember(*connection_);
    return Fate::kKeep;
  });
}

// A unit that fails leaves its neighbours alone, unless the engine gave up the
// whole transaction; then the exception goes on to CommitGroup.
Fate Writer::Try(Unit& unit, const std::function<Fate()>& step) {
  try {
    return step();
  } catch (const SQLite::Exception& error) {
    if (!connection_->IsInTransaction()) throw;
    unit.outcome = FailedBy(error);
  } catch (const std::exception& error) {
    unit.outcome = Failed(StoreFault::kDefect, error.what());
  }
  return Fate::kDiscard;
}

// After an I/O error at the commit nobody knows whether it happened: the rows
// may be in the log and survive the next start. The connection is closed, the
// next one recovers, and request ids decide.
Outcome Writer::Commit() {
  try {
    connection_->Run(kCommit);
    is_checkpoint_due_ = true;
    return {};
  } catch (const SQLite::Exception& error) {
    if (error.getErrorCode() == SQLITE_FULL && connection_->IsInTransaction()) {
      AbandonTransaction();
      return Failed(StoreFault::kFull, error.what());
    }
    connection_.reset();
    return {.kind = OutcomeKind::kUnknown, .fault = StoreFault::kAway, .detail = error.what()};
  }
}

void Writer::AbandonTransaction() {
  if (!connection_ || !connection_->IsInTransaction()) return;
  try {
    connection_->Run(kRollback);
  } catch (const SQLite::Exception& error) {
    Report(error.what());
    connection_.reset();
  }
}

bool Writer::IsOpen() {
  if (connection_) return true;
  try {
    connection_ = std::make_unique<Connection>(path_, Connection::Mode::kReadWrite);
    WatchWal();
    return true;
  } catch (const SQLite::Exception& error) {
    Report(error.what());
    return false;
  }
}

void Writer::WatchWal() {
  const auto note_pages = [](void* pages, sqlite3*, const char*, int count) {
    *static_cast<std::int64_t*>(pages) = count;
    return SQLITE_OK;
  };
  sqlite3_wal_hook(connection_->database().getHandle(), note_pages, &wal_pages_);
}

// Counted from the last checkpoint, not from the beginning of the log: as long as
// a reader keeps it from beginning anew, every group would checkpoint otherwise.
void Writer::CheckpointAfterGroup() {
  if (wal_pages_ < checkpointed_pages_) checkpointed_pages_ = 0;
  if (wal_pages_ - checkpointed_pages_ < kPagesBeforeCheckpoint) return;
  Checkpoint(wal_pages_ >= kPagesBeforeHardCheckpoint ? SQLITE_CHECKPOINT_RESTART
                                                      : SQLITE_CHECKPOINT_PASSIVE);
}

// BUSY means that a reader still needs the log: the next one gets further.
void Writer::Checkpoint(int mode) {
  is_checkpoint_due_ = false;
  checkpointed_pages_ = wal_pages_;
  if (!connection_) return;
  sqlite3* handle = connection_->database().getHandle();
  sqlite3_busy_timeout(handle, 100);
  const int code = sqlite3_wal_checkpoint_v2(handle, nullptr, mode, nullptr, nullptr);
  if (code != SQLITE_OK && code != SQLITE_BUSY) Report(sqlite3_errmsg(handle));
}

void Writer::Report(const std::string& trouble) {
  if (options_.on_trouble) options_.on_trouble(trouble);
}

}  // namespace ecloserie::storage::sqlite

#include "storage/sqlite/writer.h"

#include <sqlite3.h>

#include <chrono>

#include "absl/time/clock.h"
#include "storage/engine/failure.h"

namespace ecloserie::storage::sqlite {
namespace {

constexpr std::chrono::milliseconds kIdle{200};
constexpr std::int64_t kPagesBeforeCheckpoint = 1024;      // 4 MiB
constexpr std::int64_t kPagesBeforeHardCheckpoint = 8192;  // 32 MiB

using engine::Failed;
using Verdict = engine::WorkQueue<WriteWork>::Verdict;

}  // namespace

Writer::Writer(std::string path, std::unique_ptr<Connection> connection, engine::Fence& fence,
               WriterOptions options)
    : path_(std::move(path)),
      options_(std::move(options)),
      connection_(std::move(connection)),
      group_commit_(fence),
      queue_(options_.waiting_max) {
  WatchWal();
  thread_ = std::thread([this] { Loop(); });
}

void Writer::Submit(WriteWork work) {
  switch (queue_.Push(work)) {
    case Verdict::kTaken:
      return;
    case Verdict::kFull:
      return work.done(Failed(StoreFault::kQueueFull));
    case Verdict::kClosed:
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
  std::vector<engine::Unit> units = engine::DropLate(std::move(works), absl::Now());
  if (units.empty()) return;
  Outcome group = Run(units);
  // Refusals wait for the commit too: one may have been computed against a
  // neighbour in the group.
  const bool is_committed = group.kind == OutcomeKind::kCommitted;
  if (is_committed) tally_.Add(units.size());
  std::vector<Answer> answers;
  answers.reserve(units.size());
  for (engine::Unit& unit : units) {
    answers.push_back({std::move(unit.work.done), is_committed ? unit.outcome : group});
    group.detail.clear();  // Told once, not once for each unit.
  }
  answering_.Give(std::move(answers));
}

Outcome Writer::Run(std::vector<engine::Unit>& units) {
  if (!IsOpen()) return Failed(StoreFault::kAway, "the store is closed");
  Outcome group = group_commit_.Run(*connection_, units);
  if (group.kind == OutcomeKind::kCommitted) is_checkpoint_due_ = true;
  if (!connection_->IsReusable()) connection_.reset();
  return group;
}

bool Writer::IsOpen() {
  if (connection_) return true;
  try {
    connection_ = std::make_unique<Connection>(path_, Connection::Mode::kReadWrite);
    WatchWal();
    return true;
  } catch (const engine::EngineError& error) {
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

#include "storage/sqlite/reader_pool.h"

#include <SQLiteCpp/Exception.h>
#include <sqlite3.h>

#include <chrono>

#include "absl/time/clock.h"

namespace ecloserie::storage::sqlite {
namespace {

constexpr Sql kBegin{"BEGIN"};
constexpr Sql kRollback{"ROLLBACK"};
constexpr std::chrono::milliseconds kIdle{1000};

Outcome Failed(StoreFault fault, std::string detail = {}) {
  return {.kind = OutcomeKind::kFailed, .fault = fault, .detail = std::move(detail)};
}

Outcome Run(Connection& connection, const ReadWork& work) {
  if (work.deadline <= absl::Now()) return Failed(StoreFault::kDroppedLate);
  Outcome outcome;
  try {
    connection.Run(kBegin);
    work.run(connection);
  } catch (const SQLite::Exception& error) {
    const bool is_away =
        error.getErrorCode() == SQLITE_IOERR || error.getErrorCode() == SQLITE_BUSY;
    outcome = Failed(is_away ? StoreFault::kAway : StoreFault::kDefect, error.what());
  } catch (const std::exception& error) {
    outcome = Failed(StoreFault::kDefect, error.what());
  }
  // Reads end by rolling back: there is nothing to keep.
  if (connection.IsInTransaction()) connection.Run(kRollback);
  return outcome;
}

}  // namespace

ReaderPool::ReaderPool(const std::string& path, ReaderOptions options)
    : queue_(options.waiting_max) {
  for (std::size_t i = 0; i < options.threads_count; ++i) {
    connections_.push_back(std::make_unique<Connection>(path, Connection::Mode::kReadOnly));
  }
  for (const auto& connection : connections_) {
    threads_.emplace_back([this, &connection = *connection] { Loop(connection); });
  }
}

void ReaderPool::Submit(ReadWork work) {
  switch (queue_.Push(work)) {
    case WorkQueue<ReadWork>::Verdict::kTaken:
      return;
    case WorkQueue<ReadWork>::Verdict::kFull:
      return work.done(Failed(StoreFault::kQueueFull));
    case WorkQueue<ReadWork>::Verdict::kClosed:
      return work.done(Failed(StoreFault::kStopping));
  }
}

void ReaderPool::Stop() {
  queue_.Close();
  for (std::thread& thread : threads_) {
    if (thread.joinable()) thread.join();
  }
}

void ReaderPool::Loop(Connection& connection) {
  while (!queue_.IsDrained()) {
    for (const ReadWork& work : queue_.Take(1, kIdle)) work.done(Run(connection, work));
  }
}

}  // namespace ecloserie::storage::sqlite

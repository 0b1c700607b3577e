#include "storage/sqlite/reader_pool.h"

#include <SQLiteCpp/Exception.h>
#include <sqlite3.h>

#include <chrono>

#include "absl/time/clock.h"
#include "storage/sqlite/failure.h"

namespace ecloserie::storage::sqlite {
namespace {

constexpr Sql kBegin{"BEGIN"};
constexpr Sql kRollback{"ROLLBACK"};
constexpr std::chrono::milliseconds kIdle{1000};

}  // namespace

ReaderPool::ReaderPool(const std::string& path, ReaderOptions options)
    : path_(path), queue_(options.waiting_max) {
  for (std::size_t i = 0; i < options.threads_count; ++i) {
    connections_.push_back(std::make_unique<Connection>(path, Connection::Mode::kReadOnly));
  }
  for (std::unique_ptr<Connection>& connection : connections_) {
    threads_.emplace_back([this, &connection] { Loop(connection); });
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

void ReaderPool::Loop(std::unique_ptr<Connection>& connection) {
  while (!queue_.IsDrained()) {
    for (const ReadWork& work : queue_.Take(1, kIdle)) work.done(Run(connection, work));
  }
}

Outcome ReaderPool::Run(std::unique_ptr<Connection>& connection, const ReadWork& work) const {
  if (work.deadline <= absl::Now()) return Failed(StoreFault::kDroppedLate);
  Outcome outcome;
  try {
    if (!connection) connection = std::make_unique<Connection>(path_, Connection::Mode::kReadOnly);
    connection->Run(kBegin);
    work.run(*connection);
  } catch (const SQLite::Exception& error) {
    outcome = FailedBy(error);
  } catch (const std::exception& error) {
    outcome = Failed(StoreFault::kDefect, error.what());
  }
  try {
    // Reads end by rolling back: there is nothing to keep.
    if (connection && connection->IsInTransaction()) connection->Run(kRollback);
  } catch (const SQLite::Exception&) {
    connection.reset();
  }
  return outcome;
}

}  // namespace ecloserie::storage::sqlite

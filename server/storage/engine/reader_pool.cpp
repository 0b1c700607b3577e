#include "storage/engine/reader_pool.h"

#include <chrono>
#include <utility>

#include "absl/time/clock.h"
#include "storage/engine/failure.h"

namespace ecloserie::storage::engine {
namespace {

constexpr std::chrono::milliseconds kIdle{1000};

}  // namespace

ReaderPool::ReaderPool(OpenSession open, const Fence& fence, ReaderOptions options)
    : open_(std::move(open)), fence_(fence), queue_(options.waiting_max) {
  for (std::size_t i = 0; i < options.threads_count; ++i) {
    threads_.emplace_back([this] { Loop(); });
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

void ReaderPool::Loop() {
  std::unique_ptr<Session> session;
  while (!queue_.IsDrained()) {
    for (const ReadWork& work : queue_.Take(1, kIdle)) work.done(Run(session, work));
  }
}

Outcome ReaderPool::Run(std::unique_ptr<Session>& session, const ReadWork& work) const {
  if (work.deadline <= absl::Now()) return Failed(StoreFault::kDroppedLate);
  const bool is_fresh = session == nullptr;
  Outcome outcome = RunOnce(session, work);
  // A session that died while it was idle says so at its first use.
  const bool is_stale = outcome.fault == StoreFault::kAway && !is_fresh;
  return is_stale ? RunOnce(session, work) : outcome;
}

Outcome ReaderPool::RunOnce(std::unique_ptr<Session>& session, const ReadWork& work) const {
  if (fence_.IsBroken()) return Failed(StoreFault::kFenced, fence_.Breach());
  Outcome outcome;
  try {
    if (session && !session->IsReusable()) session.reset();
    if (!session) session = open_(work.deadline);
    session->SetDeadline(work.deadline);
    session->StartReading();
    work.run(*session);
    // Reads end by rolling back: there is nothing to keep.
    session->Rollback();
  } catch (const EngineError& error) {
    session.reset();
    outcome = fence_.IsBroken() ? Failed(StoreFault::kFenced, fence_.Breach()) : FailedBy(error);
  } catch (const std::exception& error) {
    session.reset();
    outcome = Failed(StoreFault::kDefect, error.what());
  }
  return outcome;
}

}  // namespace ecloserie::storage::engine

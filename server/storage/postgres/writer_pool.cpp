#include "storage/postgres/writer_pool.h"

#include <algorithm>
#include <random>
#include <utility>

#include "absl/time/clock.h"
#include "storage/engine/failure.h"

namespace ecloserie::storage::postgres {
namespace {

using engine::EngineError;
using engine::Failed;
using engine::Unit;

constexpr int kAttemptsMax = 8;
constexpr absl::Duration kBackoffMin = absl::Milliseconds(2);

absl::Time LastDeadline(const std::vector<Unit>& units) {
  return std::ranges::max_element(units, {}, [](const Unit& unit) { return unit.work.deadline; })
      ->work.deadline;
}

// Twice as long each time, and each time another part of it.
void BackOff(int attempt) {
  thread_local std::minstd_rand random{std::random_device{}()};
  const std::int64_t longest_us = absl::ToInt64Microseconds(kBackoffMin) << attempt;
  absl::SleepFor(absl::Microseconds(
      std::uniform_int_distribution<std::int64_t>(longest_us / 2, longest_us)(random)));
}

}  // namespace

WriterPool::WriterPool(OpenConnection open, engine::Fence& fence, WriterOptions options)
    : open_(std::move(open)),
      fence_(fence),
      options_(options),
      strands_(options_.waiting_max, options_.group_max) {
  for (std::size_t i = 0; i < options_.threads_count; ++i) {
    threads_.emplace_back([this] { Loop(); });
  }
}

void WriterPool::Submit(WriteWork work) {
  const std::string strand =
      options_.has_strands ? work.school : std::to_string(submitted_count_.fetch_add(1));
  switch (strands_.Push(strand, work)) {
    case Strands::Verdict::kTaken:
      return;
    case Strands::Verdict::kFull:
      return work.done(Failed(StoreFault::kQueueFull));
    case Strands::Verdict::kClosed:
      return work.done(Failed(StoreFault::kStopping));
  }
}

void WriterPool::Stop() {
  strands_.Close();
  for (std::thread& thread : threads_) {
    if (thread.joinable()) thread.join();
  }
}

void WriterPool::Loop() {
  Writer writer{.connection = nullptr, .group_commit = engine::GroupCommit(fence_)};
  while (std::optional<Strands::Batch> batch = strands_.Take()) {
    std::vector<Unit> units = engine::DropLate(std::move(batch->works), absl::Now());
    if (!units.empty()) Commit(writer, batch->strand, units);
    strands_.GiveBack(batch->strand);
  }
}

void WriterPool::Commit(Writer& writer, const std::string& strand, std::vector<Unit>& units) {
  Outcome group = Run(writer, strand, units);
  LetGo(writer);
  const bool is_committed = group.kind == OutcomeKind::kCommitted;
  if (is_committed) tally_.Add(units.size());
  for (const Unit& unit : units) {
    unit.work.done(is_committed ? unit.outcome : group);
    group.detail.clear();  // Told once, not once for each unit.
  }
}

// Before anybody is answered: others on the same database wait for the school.
void WriterPool::LetGo(Writer& writer) {
  try {
    if (writer.connection && writer.connection->IsReusable()) writer.connection->LetGo();
  } catch (const EngineError&) {
    // Lost, and the lock went with it.
  }
  if (writer.connection && !writer.connection->IsReusable()) writer.connection.reset();
}

// A unit of work may run again as long as nothing was committed: on another
// connection when this one had died while it was idle, and on the same when
// somebody was at the same rows.
Outcome WriterPool::Run(Writer& writer, const std::string& strand, std::vector<Unit>& units) const {
  const absl::Time deadline = LastDeadline(units);
  bool was_idle = writer.connection != nullptr;
  for (int attempt = 1;; ++attempt) {
    Outcome outcome = RunOnce(writer, strand, units, deadline);
    const bool is_stale = outcome.fault == StoreFault::kAway && was_idle;
    const bool is_contended = outcome.fault == StoreFault::kContended;
    if (outcome.kind != OutcomeKind::kFailed || !(is_stale || is_contended)) return outcome;
    if (attempt == kAttemptsMax || absl::Now() >= deadline) return outcome;
    if (is_contended) BackOff(attempt);
    was_idle = false;
  }
}

Outcome WriterPool::RunOnce(Writer& writer, const std::string& strand, std::vector<Unit>& units,
                            absl::Time deadline) const {
  if (fence_.IsBroken()) return Failed(StoreFault::kFenced, fence_.Breach());
  try {
    if (writer.connection && !writer.connection->IsReusable()) writer.connection.reset();
    if (!writer.connection) writer.connection = open_(deadline);
    writer.connection->SetDeadline(deadline);
    if (options_.has_strands) writer.connection->Hold(strand);
    return writer.group_commit.Run(*writer.connection, units);
  } catch (const EngineError& error) {
    return fence_.IsBroken() ? Failed(StoreFault::kFenced, fence_.Breach())
                             : engine::FailedBy(error);
  } catch (const std::exception& error) {
    writer.connection.reset();
    return Failed(StoreFault::kDefect, error.what());
  }
}

}  // namespace ecloserie::storage::postgres

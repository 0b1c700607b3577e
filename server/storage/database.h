#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "absl/time/time.h"
#include "storage/transaction.h"

namespace ecloserie::storage {

// Why the engine did not keep a unit of work.
enum class StoreFault {
  kNone,
  kDroppedLate,  // Its deadline passed before it ran.
  kQueueFull,    // Too much was waiting.
  kStopping,     // The store takes no more work.
  kFull,         // No space is left.
  kAway,         // The engine does not answer; nothing was changed.
  kContended,    // Others were at the same rows each time it was tried.
  kFenced,       // The engine lost what was acknowledged; nothing is served.
  kDefect,       // The unit of work threw; it alone was rolled back.
};

// Three outcomes, not two: a commit whose fsync failed may have happened.
enum class OutcomeKind { kCommitted, kFailed, kUnknown };

struct Outcome {
  OutcomeKind kind = OutcomeKind::kCommitted;
  StoreFault fault = StoreFault::kNone;
  std::string detail;  // For the log only: it may hold engine text.
};

// What becomes of the rows a unit of work wrote.
enum class Fate { kKeep, kDiscard };

// A unit of work: a closure without side effects outside the transaction and its
// own state, which it resets when it begins, because it may run more than once.
struct WriteWork {
  // Whose clock it moves: units of one school are committed one after another.
  std::string school;
  std::function<Fate(Transaction&)> run;
  // Runs after a discarded unit was rolled back, in the same commit: what must be
  // remembered of a refusal.
  std::function<void(Transaction&)> remember;
  absl::Time deadline;
  // Called once, after the commit, on a thread of the store; must not block.
  std::function<void(const Outcome&)> done;
};

struct ReadWork {
  std::function<void(Transaction&)> run;
  absl::Time deadline;
  std::function<void(const Outcome&)> done;
};

// What a store is at, for those who watch it.
struct StoreFigures {
  std::int64_t waiting_count = 0;  // changes that wait to be written
  std::int64_t groups_count = 0;   // commits since it was opened
  std::int64_t units_count = 0;    // units of work that they held
};

// The seam between engines. Thread-safe.
class Database {
 public:
  virtual ~Database() = default;

  virtual void Write(WriteWork work) = 0;
  // Runs on a snapshot that holds everything acknowledged before.
  virtual void Read(ReadWork work) = 0;
  virtual StoreFigures Figures() const = 0;
  // Takes no more work, finishes what waits, closes. Idempotent.
  virtual void Stop() = 0;
};

}  // namespace ecloserie::storage

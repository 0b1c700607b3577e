#pragma once

#include <functional>
#include <memory>

#include "absl/time/time.h"
#include "storage/database.h"

namespace ecloserie::storage::engine {

// One connection of an engine, used by one thread. It is a Transaction as long as
// its owner keeps one open. All but Commit throw EngineError.
class Session : public Transaction {
 public:
  // Opens a transaction that may write, or one that reads a single snapshot.
  virtual void Start() = 0;
  virtual void StartReading() = 0;

  // Ends the transaction and says what became of it; never throws.
  virtual Outcome Commit() = 0;
  virtual void Rollback() = 0;

  // A point inside the transaction to which it can go back.
  virtual void SetMark() = 0;
  virtual void ReturnToMark() = 0;
  virtual void DropMark() = 0;

  // False once an error has made the engine give up the whole transaction.
  virtual bool IsInTransaction() const = 0;
  // Whether an error has left it fit for nothing but ReturnToMark and Rollback.
  virtual bool IsAborted() const = 0;
  // Whether another transaction can be opened on it.
  virtual bool IsReusable() const = 0;

  // Gives the session up because what it shows is behind what was acknowledged. True
  // when another one may lead to an engine that is not; false when there is none.
  virtual bool Distrust() = 0;

  // Rows written since it was opened, those that were taken back too.
  virtual std::int64_t WrittenCount() const = 0;

  // How long an answer of the engine's is waited for.
  virtual void SetDeadline(absl::Time deadline) = 0;
};

// Opens another; throws EngineError.
using OpenSession = std::function<std::unique_ptr<Session>(absl::Time deadline)>;

}  // namespace ecloserie::storage::engine

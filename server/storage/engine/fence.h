#pragma once

#include <atomic>
#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>

#include "storage/transaction.h"

namespace ecloserie::storage::engine {

// Remembers how far the sequence of each school has come, and stands in the way
// once one has gone back: then the engine has lost what was acknowledged, as an
// old primary does that takes its place again. Nothing is served any more until
// somebody has looked and starts the server anew. Thread-safe.
//
// It knows what this process has committed, and nothing from before.
class Fence {
 public:
  // The sequence that a later transaction on this school must exceed.
  std::int64_t FloorOf(const std::string& school) const;
  // A unit of work with this stamp was committed.
  void Raise(const Stamp& stamp);

  // All floors, to be compared with what a new connection finds. Taken before the
  // connection's transaction begins: what is committed meanwhile is no breach.
  std::unordered_map<std::string, std::int64_t> Floors() const;
  // Which school is behind its floor in the transaction, in words; nothing when none is.
  static std::optional<std::string> FindBreach(
      Transaction& transaction, const std::unordered_map<std::string, std::int64_t>& floors);
  static std::string InWords(const std::string& school, std::int64_t floor, std::int64_t found);

  // From now on nothing is served.
  void Break(const std::string& breach);
  bool IsBroken() const { return is_broken_; }
  // Which school went back from where to where; empty as long as it holds.
  std::string Breach() const;

 private:
  mutable std::mutex mutex_;
  std::unordered_map<std::string, std::int64_t> floors_;
  std::string breach_;
  std::atomic<bool> is_broken_ = false;
};

}  // namespace ecloserie::storage::engine

#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "storage/engine/fence.h"
#include "storage/engine/session.h"

namespace ecloserie::storage::engine {

// A unit of work on its way through a group.
struct Unit {
  WriteWork work;
  Outcome outcome;
  // What its school's sequence has to exceed, and whether it was there at all.
  std::int64_t floor = 0;
  std::optional<Stamp> kept;
};

// What was committed since the store was opened; read by any thread.
class CommitTally {
 public:
  void Add(std::size_t units_count) {
    ++groups_count_;
    units_count_ += static_cast<std::int64_t>(units_count);
  }
  StoreFigures Figures(std::size_t waiting_count) const {
    return {.waiting_count = static_cast<std::int64_t>(waiting_count),
            .groups_count = groups_count_,
            .units_count = units_count_};
  }

 private:
  std::atomic<std::int64_t> groups_count_ = 0;
  std::atomic<std::int64_t> units_count_ = 0;
};

// Answers those whose deadline has passed, and returns the others.
std::vector<Unit> DropLate(std::vector<WriteWork> works, absl::Time now);

// Commits many units of work at once, on one session.
//
// A savepoint costs: SQLite copies every page that changes under it, PostgreSQL
// two round trips. Nearly all units keep what they write, and those that are
// refused have mostly written nothing yet: a group runs without savepoints first.
// Where a unit has rows to take back, the whole group is rolled back and runs
// again, each unit in a savepoint.
class GroupCommit {
 public:
  explicit GroupCommit(Fence& fence) : fence_(fence) {}

  // Runs them in one transaction and commits it. Where the result is that of a
  // commit, each unit has an outcome of its own; otherwise it is that of all.
  Outcome Run(Session& session, std::vector<Unit>& units);

 private:
  void RunUnits(Session& session, std::vector<Unit>& units);
  static bool RunUnguarded(Session& session, std::vector<Unit>& units);
  static void RunGuarded(Session& session, std::vector<Unit>& units);
  static Fate RunOne(Session& session, Unit& unit);
  static Fate Remember(Session& session, Unit& unit);
  static Fate Try(Session& session, Unit& unit, const std::function<Fate()>& step);
  static std::optional<std::string> FindBreach(const std::vector<Unit>& units);

  Fence& fence_;
  int guarded_groups_left_ = 0;
};

}  // namespace ecloserie::storage::engine

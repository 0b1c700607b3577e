#include "storage/engine/group_commit.h"

#include <utility>

#include "storage/engine/failure.h"

namespace ecloserie::storage::engine {
namespace {

// Once a group had to run twice, so many begin with savepoints.
constexpr int kGuardedGroups = 64;

void Abandon(Session& session) {
  if (!session.IsInTransaction()) return;
  try {
    session.Rollback();
  } catch (const EngineError&) {
    // It is no longer reusable, which its owner asks.
  }
}

}  // namespace

std::vector<Unit> DropLate(std::vector<WriteWork> works, absl::Time now) {
  std::vector<Unit> units;
  units.reserve(works.size());
  for (WriteWork& work : works) {
    if (work.deadline <= now) {
      work.done(Failed(StoreFault::kDroppedLate));
    } else {
      units.push_back({.work = std::move(work)});
    }
  }
  return units;
}

Outcome GroupCommit::Run(Session& session, std::vector<Unit>& units) {
  if (fence_.IsBroken()) return Failed(StoreFault::kFenced, fence_.Breach());
  for (Unit& unit : units) unit.floor = fence_.FloorOf(unit.work.school);
  try {
    RunUnits(session, units);
  } catch (const EngineError& error) {
    Abandon(session);
    return FailedBy(error);
  }
  if (const auto breach = FindBreach(units)) {
    Abandon(session);
    if (session.Distrust()) return Failed(StoreFault::kAway, *breach);
    fence_.Break(*breach);
    return Failed(StoreFault::kFenced, *breach);
  }
  Outcome outcome = session.Commit();
  if (outcome.kind != OutcomeKind::kCommitted) return outcome;
  for (const Unit& unit : units) {
    if (unit.kept) fence_.Raise(*unit.kept);
  }
  return outcome;
}

void GroupCommit::RunUnits(Session& session, std::vector<Unit>& units) {
  session.Start();
  if (guarded_groups_left_ == 0) {
    if (RunUnguarded(session, units)) return;
    session.Rollback();
    guarded_groups_left_ = kGuardedGroups;
    session.Start();
  }
  --guarded_groups_left_;
  RunGuarded(session, units);
}

// False when a unit has to take back what it did.
bool GroupCommit::RunUnguarded(Session& session, std::vector<Unit>& units) {
  for (Unit& unit : units) {
    const std::int64_t written_count = session.WrittenCount();
    const auto has_left_something = [&] {
      return session.WrittenCount() != written_count || session.IsAborted();
    };
    if (RunOne(session, unit) == Fate::kKeep) continue;
    if (has_left_something()) return false;
    if (Remember(session, unit) == Fate::kKeep) continue;
    if (has_left_something()) return false;
  }
  return true;
}

void GroupCommit::RunGuarded(Session& session, std::vector<Unit>& units) {
  for (Unit& unit : units) {
    session.SetMark();
    if (RunOne(session, unit) == Fate::kDiscard) {
      session.ReturnToMark();
      if (Remember(session, unit) == Fate::kDiscard) session.ReturnToMark();
    }
    session.DropMark();
  }
}

Fate GroupCommit::RunOne(Session& session, Unit& unit) {
  unit.outcome = {};
  unit.kept.reset();
  session.Begin({});
  const Fate fate = Try(session, unit, [&] { return unit.work.run(session); });
  const Stamp& stamp = session.stamp();
  if (fate == Fate::kKeep && stamp.sequence > 0) unit.kept = stamp;
  return fate;
}

Fate GroupCommit::Remember(Session& session, Unit& unit) {
  if (!unit.work.remember || unit.outcome.kind != OutcomeKind::kCommitted) return Fate::kKeep;
  return Try(session, unit, [&] {
    unit.work.remember(session);
    return Fate::kKeep;
  });
}

// A unit that fails leaves its neighbours alone, unless the engine gave up the
// whole transaction, or wants it to begin anew.
Fate GroupCommit::Try(Session& session, Unit& unit, const std::function<Fate()>& step) {
  try {
    return step();
  } catch (const EngineError& error) {
    if (error.fault() == EngineFault::kContended || !session.IsInTransaction()) throw;
    unit.outcome = FailedBy(error);
  } catch (const std::exception& error) {
    unit.outcome = Failed(StoreFault::kDefect, error.what());
  }
  return Fate::kDiscard;
}

std::optional<std::string> GroupCommit::FindBreach(const std::vector<Unit>& units) {
  for (const Unit& unit : units) {
    if (!unit.kept || unit.kept->school != unit.work.school) continue;
    if (unit.kept->sequence > unit.floor) continue;
    return Fence::InWords(unit.kept->school, unit.floor, unit.kept->sequence - 1);
  }
  return std::nullopt;
}

}  // namespace ecloserie::storage::engine

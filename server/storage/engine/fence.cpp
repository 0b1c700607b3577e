#include "storage/engine/fence.h"

#include <algorithm>

#include "storage/journal_store.h"

namespace ecloserie::storage::engine {

std::int64_t Fence::FloorOf(const std::string& school) const {
  const std::lock_guard lock(mutex_);
  const auto floor = floors_.find(school);
  return floor == floors_.end() ? 0 : floor->second;
}

void Fence::Raise(const Stamp& stamp) {
  const std::lock_guard lock(mutex_);
  std::int64_t& floor = floors_[stamp.school];
  floor = std::max(floor, stamp.sequence);
}

std::unordered_map<std::string, std::int64_t> Fence::Floors() const {
  const std::lock_guard lock(mutex_);
  return floors_;
}

std::optional<std::string> Fence::FindBreach(
    Transaction& transaction, const std::unordered_map<std::string, std::int64_t>& floors) {
  for (const auto& [school, floor] : floors) {
    const std::int64_t found = LatestSequence(transaction, school).value_or(0);
    if (found < floor) return InWords(school, floor, found);
  }
  return std::nullopt;
}

std::string Fence::InWords(const std::string& school, std::int64_t floor, std::int64_t found) {
  return "the sequence of school " + school + " went back from " + std::to_string(floor) + " to " +
         std::to_string(found) +
         ": the database has lost acknowledged changes; nothing is served until it was looked at "
         "and the server is started again";
}

void Fence::Break(const std::string& breach) {
  const std::lock_guard lock(mutex_);
  is_broken_ = true;
  if (breach_.empty()) breach_ = breach;
}

std::string Fence::Breach() const {
  const std::lock_guard lock(mutex_);
  return breach_;
}

}  // namespace ecloserie::storage::engine

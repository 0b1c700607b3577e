#include "domain/waiting.h"

#include "domain/refusal.h"

namespace ecloserie::domain {

std::optional<Obstacle> ObstacleOf(const absl::Status& refusal) {
  const RefusalFacts facts = FactsOf(refusal);
  const auto reason = FromWord<WaitingObstacle>(facts.reason);
  if (!reason) return std::nullopt;
  const char* key = *reason == WaitingObstacle::kSeatsExhausted ? "pool" : "agreement";
  const auto subject = facts.metadata.find(key);
  return Obstacle{.reason = *reason,
                  .subject = subject == facts.metadata.end() ? "" : subject->second};
}

}  // namespace ecloserie::domain

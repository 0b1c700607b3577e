#include "domain/module.h"

#include "domain/refusal.h"

namespace ecloserie::domain {

absl::Status RequireRoomFor(const Module& module, const Programme& programme,
                            std::int64_t active_minutes) {
  const std::int64_t minutes = active_minutes + module.planned_minutes;
  if (minutes <= programme.planned_minutes) return absl::OkStatus();
  return RuleBroken("MODULE_MINUTES", "the active modules would have " + std::to_string(minutes) +
                                          " planned minutes of the programme's " +
                                          std::to_string(programme.planned_minutes));
}

absl::Status RequireActive(const Module& module) {
  if (module.state == ModuleState::kActive) return absl::OkStatus();
  return TransitionRefused("cancel", WordOf(module.state), "");
}

}  // namespace ecloserie::domain

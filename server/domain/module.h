#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "domain/name.h"
#include "domain/school.h"
#include "domain/words.h"

namespace ecloserie::domain {

enum class ModuleState { kActive, kCancelled };

constexpr auto Words(ModuleState) {
  return std::to_array<Word<ModuleState>>(
      {{ModuleState::kActive, "ACTIVE"}, {ModuleState::kCancelled, "CANCELLED"}});
}

// A part of a programme.
struct Module {
  ModuleName name;
  std::string title;
  std::int64_t planned_minutes = 0;
  ModuleState state = ModuleState::kActive;
  std::string cancel_reason;
  std::optional<absl::Time> cancelled_at;
  std::int64_t version = 1;
};

// A programme's active modules have no more planned minutes than the programme.
absl::Status RequireRoomFor(const Module& module, const Programme& programme,
                            std::int64_t active_minutes);

// Cancelled once, and for good.
absl::Status RequireActive(const Module& module);

}  // namespace ecloserie::domain

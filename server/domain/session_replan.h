#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "domain/session.h"
#include "domain/words.h"

namespace ecloserie::domain {

// What becomes of a track's sessions when it is planned anew. Only those of a pattern
// that are PLANNED are touched, and those that an earlier plan cancelled.
struct Replan {
  std::vector<PlannedHalfDay> added;
  std::vector<Session> changed;    // As they will be.
  std::vector<Session> restored;   // The same; the new plan has them again.
  std::vector<Session> cancelled;  // The same; the new plan has them no more.
};

// `standing` are all sessions of the track between the days that the plan is for. A
// half-day that has one which is not of a pattern, or one that was cancelled by
// somebody, stays as it is.
Replan PlanAnew(const SessionPlan& plan, const std::vector<Session>& standing,
                const SchoolZone& zone);

// Why a session that is not cancelled was left as it was.
enum class KeepReason {
  kAsPlanned,
  kRegisterOpen,
  kRegisterLocked,
  kNotOfPattern,  // It was planned by itself.
};

constexpr auto Words(KeepReason) {
  return std::to_array<Word<KeepReason>>({{KeepReason::kAsPlanned, "AS_PLANNED"},
                                          {KeepReason::kRegisterOpen, "REGISTER_OPEN"},
                                          {KeepReason::kRegisterLocked, "REGISTER_LOCKED"},
                                          {KeepReason::kNotOfPattern, "NOT_OF_PATTERN"}});
}

// Nothing of a session that is cancelled.
std::optional<KeepReason> ReasonToKeep(const Session& session);

// What a plan can change of a session and did, by the names of the API.
std::vector<std::string> ChangedFields(const Session& before, const Session& after);

}  // namespace ecloserie::domain

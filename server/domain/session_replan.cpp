#include "domain/session_replan.h"

#include <algorithm>
#include <map>
#include <utility>

namespace ecloserie::domain {
namespace {

bool IsCancelledBy(const Session& session, std::string_view reason) {
  return session.state == SessionState::kCancelled && session.cancel_reason == reason;
}

// The session as the plan wants it.
Session AsPlanned(const Session& session, const PlannedHalfDay& half_day, const SchoolZone& zone) {
  Session planned = PlannedSession(session.name, session.track, half_day, zone);
  planned.version = session.version;
  return planned;
}

class Planner {
 public:
  Planner(const SessionPlan& plan, const std::vector<Session>& standing, const SchoolZone& zone)
      : plan_(plan), zone_(zone) {
    for (const Session& session : standing) standing_[session.at].push_back(&session);
  }

  Replan Make() {
    for (const PlannedHalfDay& half_day : plan_.half_days) {
      Fit(half_day, std::exchange(standing_[half_day.at], {}));
    }
    // What is left stands on half-days that the plan does not have.
    for (const auto& [at, sessions] : standing_) {
      for (const Session* session : sessions) {
        if (!session->is_from_pattern || session->state != SessionState::kPlanned) continue;
        replan_.cancelled.push_back(Cancelled(*session, kPlanChanged));
      }
    }
    return std::move(replan_);
  }

 private:
  void Fit(const PlannedHalfDay& half_day, const std::vector<const Session*>& sessions) {
    const auto is_live = [](const Session* session) {
      return session->state != SessionState::kCancelled;
    };
    const auto live = std::ranges::find_if(sessions, is_live);
    if (live != sessions.end()) return Change(half_day, **live);
    if (sessions.empty()) return replan_.added.push_back(half_day);
    const auto is_the_plans = [](const Session* session) {
      return IsCancelledBy(*session, kPlanChanged);
    };
    if (!std::ranges::all_of(sessions, is_the_plans)) return;
    replan_.restored.push_back(AsPlanned(*sessions.back(), half_day, zone_));
  }

  void Change(const PlannedHalfDay& half_day, const Session& session) {
    if (!session.is_from_pattern || session.state != SessionState::kPlanned) return;
    Session planned = AsPlanned(session, half_day, zone_);
    if (!ChangedFields(session, planned).empty()) replan_.changed.push_back(std::move(planned));
  }

  const SessionPlan& plan_;
  const SchoolZone& zone_;
  std::map<HalfDay, std::vector<const Session*>> standing_;
  Replan replan_;
};

}  // namespace

Replan PlanAnew(const SessionPlan& plan, const std::vector<Session>& standing,
                const SchoolZone& zone) {
  return Planner(plan, standing, zone).Make();
}

std::optional<KeepReason> ReasonToKeep(const Session& session) {
  switch (session.state) {
    case SessionState::kPlanned:
      return session.is_from_pattern ? KeepReason::kAsPlanned : KeepReason::kNotOfPattern;
    case SessionState::kOpen:
      return KeepReason::kRegisterOpen;
    case SessionState::kLocked:
      return KeepReason::kRegisterLocked;
    case SessionState::kCancelled:
      break;
  }
  return std::nullopt;
}

std::vector<std::string> ChangedFields(const Session& before, const Session& after) {
  std::vector<std::string> fields;
  const auto compare = [&fields](const char* field, const auto& one, const auto& other) {
    if (one != other) fields.emplace_back(field);
  };
  compare("start", before.start, after.start);
  compare("end", before.end, after.end);
  compare("time_zone", before.time_zone, after.time_zone);
  compare("start_time", before.starts_at, after.starts_at);
  compare("planned_minutes", before.planned_minutes, after.planned_minutes);
  compare("delivery", before.delivery, after.delivery);
  compare("module", before.module, after.module);
  return fields;
}

}  // namespace ecloserie::domain

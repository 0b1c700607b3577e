#include "application_rules.h"

#include <algorithm>
#include <vector>

namespace ecloserie::model {
namespace {

struct Event {
  std::string_view name;
  std::vector<v1::ApplicationState> from;
};

using States = std::vector<v1::ApplicationState>;

const States kUndecided = {v1::APPLICATION_STATE_SUBMITTED, v1::APPLICATION_STATE_IN_REVIEW,
                           v1::APPLICATION_STATE_WAITLISTED, v1::APPLICATION_STATE_POOL};

// In the order in which a refusal lists what is allowed.
const std::vector<Event>& Events() {
  static const std::vector<Event> events = {
      {"review",
       {v1::APPLICATION_STATE_SUBMITTED, v1::APPLICATION_STATE_WAITLISTED,
        v1::APPLICATION_STATE_POOL, v1::APPLICATION_STATE_WITHDRAWN}},
      {"offer",
       {v1::APPLICATION_STATE_IN_REVIEW, v1::APPLICATION_STATE_WAITLISTED,
        v1::APPLICATION_STATE_POOL, v1::APPLICATION_STATE_REJECTED,
        v1::APPLICATION_STATE_OFFER_WITHDRAWN, v1::APPLICATION_STATE_OFFER_EXPIRED,
        v1::APPLICATION_STATE_DECLINED}},
      {"accept", {v1::APPLICATION_STATE_OFFERED}},
      {"decline", {v1::APPLICATION_STATE_OFFERED}},
      {"expire", {v1::APPLICATION_STATE_OFFERED}},
      {"withdraw_offer", {v1::APPLICATION_STATE_OFFERED}},
      {"waitlist", kUndecided},
      {"prioritise", {v1::APPLICATION_STATE_WAITLISTED}},
      {"pool", kUndecided},
      {"reject", kUndecided},
      {"withdraw",
       {v1::APPLICATION_STATE_SUBMITTED, v1::APPLICATION_STATE_IN_REVIEW,
        v1::APPLICATION_STATE_OFFERED, v1::APPLICATION_STATE_ACCEPTED,
        v1::APPLICATION_STATE_WAITLISTED, v1::APPLICATION_STATE_POOL}},
      {"merge",
       {v1::APPLICATION_STATE_SUBMITTED, v1::APPLICATION_STATE_IN_REVIEW,
        v1::APPLICATION_STATE_OFFERED, v1::APPLICATION_STATE_ACCEPTED,
        v1::APPLICATION_STATE_WAITLISTED, v1::APPLICATION_STATE_POOL,
        v1::APPLICATION_STATE_REJECTED, v1::APPLICATION_STATE_DECLINED,
        v1::APPLICATION_STATE_OFFER_EXPIRED, v1::APPLICATION_STATE_OFFER_WITHDRAWN,
        v1::APPLICATION_STATE_WITHDRAWN}},
      {"unmerge", {v1::APPLICATION_STATE_MERGED}},
      {"enrol", {v1::APPLICATION_STATE_ACCEPTED}},
  };
  return events;
}

bool IsAllowed(const Event& event, v1::ApplicationState state) {
  return std::ranges::find(event.from, state) != event.from.end();
}

}  // namespace

std::optional<Refused> AgainstEvent(const v1::Application& application, std::string_view name) {
  const auto event = std::ranges::find(Events(), name, &Event::name);
  if (IsAllowed(*event, application.state())) return std::nullopt;
  std::string allowed;
  for (const Event& other : Events()) {
    if (!IsAllowed(other, application.state())) continue;
    allowed += (allowed.empty() ? "" : ", ") + std::string(other.name);
  }
  const std::string state = v1::ApplicationState_Name(application.state())
                                .substr(std::string_view("APPLICATION_STATE_").size());
  return Refused{Reason::kTransitionRefused, {{"state", state}, {"allowed", allowed}}, {}};
}

Predicted<v1::Application*> Load(School& school, const std::string& name, const std::string& etag) {
  const auto found = school.applications.find(name);
  if (found == school.applications.end()) return Missing(name);
  if (IsStale(etag, found->second.etag())) {
    return Refuse(Reason::kEtagMismatch, {{"current_etag", found->second.etag()}});
  }
  return &found->second;
}

void Become(School& school, v1::Application& application, const Happening& happening) {
  v1::ApplicationTransition& transition = school.transitions[application.name()].emplace_back();
  transition.set_event(happening.event);
  if (happening.event != "submit") transition.set_from_state(application.state());
  transition.set_to_state(happening.state);
  transition.set_actor(school.actor);
  *transition.mutable_record_time() = InstantOf(school.now_us);
  transition.set_reason_code(happening.reason_code);
  transition.set_note(happening.note);
  application.set_state(happening.state);
  const bool is_about_file = happening.event != "merge" && happening.event != "unmerge";
  if (is_about_file && !happening.reason_code.empty()) {
    application.set_reason_code(happening.reason_code);
  }
  application.set_etag(Next(application.etag()));
  transition.set_ordinal(VersionOf(application.etag()));
}

bool IsOverdue(const School& school, const v1::Application& application) {
  return application.state() == v1::APPLICATION_STATE_OFFERED &&
         MicrosOf(application.offer_expire_time()) <= school.now_us;
}

void Expire(School& school, v1::Application& application) {
  Become(school, application, {.event = "expire", .state = v1::APPLICATION_STATE_OFFER_EXPIRED});
  school.seats.erase(application.name());
}

}  // namespace ecloserie::model

// Which half-days there are.
#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "calendar.h"
#include "judge.h"

namespace ecloserie::model {
namespace {

std::optional<Refused> AgainstDays(const v1::Cohort& cohort,
                                   const v1::GenerateSessionsRequest& request) {
  std::vector<std::string> fields;
  const bool is_late = DayOf(request.last_on()) > DayOf(cohort.ends_on());
  if (DayOf(request.first_on()) < DayOf(cohort.starts_on())) fields.emplace_back("first_on");
  if (is_late || DayOf(request.last_on()) < DayOf(request.first_on())) {
    fields.emplace_back("last_on");
  }
  if (fields.empty()) return std::nullopt;
  return Refused{Reason::kFieldInvalid, {}, fields};
}

// A blended track wants weeks on site, a remote one has none; never both kinds.
std::optional<Refused> AgainstPattern(const v1::Track& track, const v1::SessionPattern& pattern) {
  const bool by_month = pattern.on_site_weeks().week_of_month() > 0;
  const bool by_weeks = pattern.on_site_weeks().every_weeks() > 0;
  const bool is_blended = track.mode() == v1::TRACK_MODE_BLENDED;
  if (!(by_month && by_weeks) && is_blended == (by_month || by_weeks)) return std::nullopt;
  return Refused{Reason::kFieldInvalid, {}, {"pattern.on_site_weeks"}};
}

using At = std::pair<absl::CivilDay, v1::Slot>;

At AtOf(const v1::Session& session) { return {DayOf(session.date()), session.slot()}; }

// The sessions of the track between the days, by their half-days: each has one for good.
std::map<At, v1::Session*> Standing(School& school, const v1::GenerateSessionsRequest& request) {
  std::map<At, v1::Session*> standing;
  for (auto& [name, file] : school.sessions) {
    const absl::CivilDay day = DayOf(file.session.date());
    const bool is_between = DayOf(request.first_on()) <= day && day <= DayOf(request.last_on());
    if (file.session.track() != request.track() || !is_between) continue;
    standing[AtOf(file.session)] = &file.session;
  }
  return standing;
}

std::vector<std::string> Differences(const v1::Session& before, const v1::Session& after) {
  std::vector<std::string> fields;
  const auto compare = [&](const char* field, bool is_same) {
    if (!is_same) fields.emplace_back(field);
  };
  compare("start", BytesOf(before.start()) == BytesOf(after.start()));
  compare("end", BytesOf(before.end()) == BytesOf(after.end()));
  compare("start_time", BytesOf(before.start_time()) == BytesOf(after.start_time()));
  compare("planned_minutes", before.planned_minutes() == after.planned_minutes());
  compare("delivery", before.delivery() == after.delivery());
  return fields;
}

// As planned, under the name and after the version that it has.
void Become(v1::Session& session, v1::Session planned) {
  planned.set_name(session.name());
  planned.set_etag(Next(session.etag()));
  session = std::move(planned);
}

void Keep(const v1::Session& session, v1::GenerateSessionsResponse& response) {
  v1::KeptSession& kept = *response.add_kept_sessions();
  *kept.mutable_session() = session;
  kept.set_reason(session.state() == v1::SESSION_STATE_PLANNED ? v1::KEEP_REASON_AS_PLANNED
                  : session.state() == v1::SESSION_STATE_OPEN  ? v1::KEEP_REASON_REGISTER_OPEN
                                                               : v1::KEEP_REASON_REGISTER_LOCKED);
}

// A half-day that has a session, which the plan has as well or has no more.
void Adapt(v1::Session& session, const v1::Session* planned,
           v1::GenerateSessionsResponse& response) {
  const bool is_cancelled = session.state() == v1::SESSION_STATE_CANCELLED;
  if (planned == nullptr) {
    if (is_cancelled) return;
    if (session.state() != v1::SESSION_STATE_PLANNED) return Keep(session, response);
    session.set_state(v1::SESSION_STATE_CANCELLED);
    session.set_cancel_reason("PLAN_CHANGED");
    session.set_etag(Next(session.etag()));
    *response.add_cancelled_sessions() = session;
    return;
  }
  if (is_cancelled) {
    Become(session, *planned);
    *response.add_restored_sessions() = session;
    return;
  }
  const auto fields = Differences(session, *planned);
  const bool is_planned = session.state() == v1::SESSION_STATE_PLANNED;
  if (!is_planned || fields.empty()) return Keep(session, response);
  Become(session, *planned);
  v1::ChangedSession& changed = *response.add_changed_sessions();
  *changed.mutable_session() = session;
  for (const std::string& field : fields) changed.add_fields(field);
}

void Count(v1::GenerateSessionsResponse& response) {
  response.set_added_count(response.sessions_size());
  response.set_changed_count(response.changed_sessions_size());
  response.set_restored_count(response.restored_sessions_size());
  response.set_cancelled_count(response.cancelled_sessions_size());
  response.set_kept_count(response.kept_sessions_size());
}

}  // namespace

Predicted<v1::GenerateSessionsResponse> Judge(School& school,
                                              const v1::GenerateSessionsRequest& request,
                                              DrawnNames& drawn) {
  const auto track = school.tracks.find(request.track());
  if (track == school.tracks.end()) return Missing(request.track());
  const v1::Cohort& cohort = school.cohorts.at(ParentOf(request.track()));
  if (const auto bad = AgainstDays(cohort, request)) return tl::unexpected(*bad);
  if (const auto bad = AgainstPattern(track->second, request.pattern())) {
    return tl::unexpected(*bad);
  }
  const Plan plan = PlanOf(school, request);
  auto standing = Standing(school, request);
  std::map<At, const v1::Session*> planned;
  v1::GenerateSessionsResponse response;
  for (const v1::Session& session : plan.sessions) {
    planned[AtOf(session)] = &session;
    if (standing.contains(AtOf(session))) continue;
    v1::Session added = session;
    added.set_name(drawn.Next());
    school.sessions[added.name()].session = added;
    *response.add_sessions() = added;
  }
  for (auto& [at, session] : standing) {
    const auto wanted = planned.find(at);
    Adapt(*session, wanted == planned.end() ? nullptr : wanted->second, response);
  }
  for (const v1::SkippedDay& skipped : plan.skipped_days) *response.add_skipped_days() = skipped;
  Count(response);
  return response;
}

}  // namespace ecloserie::model

// Half-days and who was there.
#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "calendar.h"
#include "folded.h"
#include "judge.h"

namespace ecloserie::model {
namespace {

Predicted<SessionFile*> Load(School& school, const std::string& name) {
  const auto found = school.sessions.find(name);
  if (found == school.sessions.end()) return Missing(name);
  return &found->second;
}

std::optional<Refused> AgainstState(const v1::Session& session, v1::SessionState wanted) {
  if (session.state() == wanted) return std::nullopt;
  const std::string state =
      v1::SessionState_Name(session.state()).substr(std::string_view("SESSION_STATE_").size());
  const std::string allowed = session.state() == v1::SESSION_STATE_PLANNED ? "open"
                              : session.state() == v1::SESSION_STATE_OPEN  ? "record, lock"
                                                                           : "";
  return Refused{Reason::kTransitionRefused, {{"state", state}, {"allowed", allowed}}, {}};
}

std::optional<Refused> AgainstEtag(const std::string& asked, const v1::Session& session) {
  if (!IsStale(asked, session.etag())) return std::nullopt;
  return Refused{Reason::kEtagMismatch, {{"current_etag", session.etag()}}, {}};
}

void Become(v1::Session& session, v1::SessionState state) {
  session.set_state(state);
  session.set_etag(Next(session.etag()));
}

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

bool IsPlanned(const School& school, const v1::Session& session) {
  return std::ranges::any_of(school.sessions, [&](const auto& named) {
    const v1::Session& other = named.second.session;
    return other.track() == session.track() && other.slot() == session.slot() &&
           DayOf(other.date()) == DayOf(session.date());
  });
}

// The one field of an exception that breaks a rule, if one does.
std::string ProblemOf(const v1::MarkException& said, std::int64_t planned_minutes) {
  const bool is_present = said.presence() == v1::PRESENCE_PRESENT;
  const bool is_partial = said.presence() == v1::PRESENCE_PARTIAL;
  if (said.presence() == v1::PRESENCE_UNMARKED) return "presence";
  if (!is_present && said.minutes_late() != 0) return "minutes_late";
  if (!is_present && said.minutes_left_early() != 0) return "minutes_left_early";
  if (said.minutes_late() + said.minutes_left_early() >= planned_minutes) {
    return said.minutes_late() > 0 ? "minutes_late" : "minutes_left_early";
  }
  const bool is_part = said.minutes_attended() > 0 && said.minutes_attended() < planned_minutes;
  const bool is_good = is_partial ? is_part : said.minutes_attended() == 0;
  return is_good ? "" : "minutes_attended";
}

std::optional<Refused> AgainstExceptions(const SessionFile& file,
                                         const v1::RecordRegisterRequest& request) {
  std::vector<std::string> fields;
  std::set<std::string> listed;
  for (int i = 0; i < request.exceptions_size(); ++i) {
    const std::string path = "exceptions[" + std::to_string(i) + "].";
    const v1::MarkException& said = request.exceptions(i);
    if (!listed.insert(said.enrolment()).second) fields.push_back(path + "enrolment");
    const std::string problem = ProblemOf(said, file.session.planned_minutes());
    if (!problem.empty()) fields.push_back(path + problem);
  }
  if (!fields.empty()) return Refused{Reason::kFieldInvalid, {}, fields};
  std::optional<Refused> refused;
  for (int i = 0; i < request.exceptions_size(); ++i) {
    const std::string& enrolment = request.exceptions(i).enrolment();
    if (file.marks.contains(enrolment)) continue;
    if (!refused) {
      refused = Refused{
          Reason::kNotOnRoster, {{"enrolment", enrolment}, {"session", file.session.name()}}, {}};
    }
    refused->fields.push_back("exceptions[" + std::to_string(i) + "].enrolment");
  }
  return refused;
}

std::optional<Refused> AgainstVersion(const SessionFile& file, const std::string& etag) {
  if (etag == file.session.etag()) return std::nullopt;
  // A version that the register never had is older than any.
  const std::int64_t read = VersionOf(etag) <= VersionOf(file.session.etag()) ? VersionOf(etag) : 0;
  std::string changed;
  for (const auto& [enrolment, version] : file.marked_in) {
    if (version > read) changed += (changed.empty() ? "" : ",") + enrolment;
  }
  return Refused{Reason::kEtagMismatch,
                 {{"current_etag", file.session.etag()}, {"changed_enrolments", changed}},
                 {}};
}

std::optional<Refused> AgainstRecording(const v1::Session& session) {
  if (session.state() == v1::SESSION_STATE_OPEN) return std::nullopt;
  if (session.state() == v1::SESSION_STATE_LOCKED) {
    return Refused{Reason::kRegisterLocked, {{"session", session.name()}}, {}};
  }
  return Refused{Reason::kRegisterNotOpen, {{"session", session.name()}, {"state", "PLANNED"}}, {}};
}

// What the mark says, but for who made it and when.
v1::Mark MarkOf(const v1::MarkException& said, const v1::Session& session) {
  v1::Mark mark;
  mark.set_enrolment(said.enrolment());
  mark.set_presence(said.presence());
  mark.set_minutes_late(said.minutes_late());
  mark.set_minutes_left_early(said.minutes_left_early());
  mark.set_minutes_attended(said.presence() == v1::PRESENCE_PRESENT
                                ? session.planned_minutes() - said.minutes_late() -
                                      said.minutes_left_early()
                                : said.minutes_attended());
  const bool is_on_site = session.delivery() == v1::DELIVERY_ON_SITE;
  mark.set_channel(said.channel() != v1::CHANNEL_UNSPECIFIED ? said.channel()
                   : is_on_site                              ? v1::CHANNEL_ON_SITE
                                                             : v1::CHANNEL_REMOTE_LIVE);
  mark.set_capture(v1::CAPTURE_STAFF);
  return mark;
}

bool SaysTheSame(const v1::Mark& before, const v1::Mark& after) {
  v1::Mark unsigned_mark = before;
  unsigned_mark.clear_marked_by();
  unsigned_mark.clear_mark_time();
  return BytesOf(unsigned_mark) == BytesOf(after);
}

void Record(const School& school, SessionFile& file, const v1::RecordRegisterRequest& request) {
  for (auto& [enrolment, before] : file.marks) {
    v1::MarkException said;
    said.set_enrolment(enrolment);
    said.set_presence(v1::PRESENCE_PRESENT);
    for (const v1::MarkException& exception : request.exceptions()) {
      if (exception.enrolment() == enrolment) said = exception;
    }
    v1::Mark after = MarkOf(said, file.session);
    if (SaysTheSame(before, after)) continue;
    after.set_marked_by(school.actor);
    *after.mutable_mark_time() = InstantOf(school.now_us);
    before = after;
    file.marked_in[enrolment] = VersionOf(file.session.etag());
  }
}

// Everyone whose placement in the track is valid on that half-day.
void Materialise(const School& school, SessionFile& file) {
  v1::HalfDay at;
  *at.mutable_date() = file.session.date();
  at.set_slot(file.session.slot());
  for (const auto& [name, enrolment] : school.enrolments) {
    const v1::Placement& placement = enrolment.placements(0);
    if (placement.track() != file.session.track() || IsBefore(at, placement.first())) continue;
    v1::Mark& mark = file.marks[name];
    mark.set_enrolment(name);
    mark.set_presence(v1::PRESENCE_UNMARKED);
  }
}

}  // namespace

v1::Register Shown(const School& school, const SessionFile& file) {
  v1::Register shown;
  *shown.mutable_session() = file.session;
  std::map<std::pair<std::string, std::string>, v1::Mark> by_trainee;
  for (const auto& [name, mark] : file.marks) {
    const v1::Person& person = school.people.at(school.enrolments.at(name).trainee().name());
    v1::Mark named = mark;
    named.set_trainee(person.family_name() + " " + person.given_name());
    by_trainee[{FoldedText(person.family_name() + "\t" + person.given_name()), name}] = named;
  }
  for (const auto& [key, mark] : by_trainee) *shown.add_marks() = mark;
  shown.set_etag(file.session.etag());
  return shown;
}

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
  v1::GenerateSessionsResponse response;
  for (v1::Session session : plan.sessions) {
    if (IsPlanned(school, session)) {
      response.set_kept_count(response.kept_count() + 1);
      continue;
    }
    session.set_name(drawn.Next());
    school.sessions[session.name()].session = session;
    *response.add_sessions() = session;
  }
  for (const v1::SkippedDay& skipped : plan.skipped_days) *response.add_skipped_days() = skipped;
  return response;
}

Predicted<v1::Register> Judge(School& school, const v1::OpenRegisterRequest& request,
                              DrawnNames& /*drawn*/) {
  const auto loaded = Load(school, request.session());
  if (!loaded) return tl::unexpected(loaded.error());
  SessionFile& file = **loaded;
  if (const auto stale = AgainstEtag(request.etag(), file.session)) return tl::unexpected(*stale);
  if (const auto refused = AgainstState(file.session, v1::SESSION_STATE_PLANNED)) {
    return tl::unexpected(*refused);
  }
  Become(file.session, v1::SESSION_STATE_OPEN);
  Materialise(school, file);
  return Shown(school, file);
}

Predicted<v1::Register> Judge(School& school, const v1::RecordRegisterRequest& request,
                              DrawnNames& /*drawn*/) {
  const auto loaded = Load(school, request.session());
  if (!loaded) return tl::unexpected(loaded.error());
  SessionFile& file = **loaded;
  if (const auto refused = AgainstRecording(file.session)) return tl::unexpected(*refused);
  if (const auto stale = AgainstVersion(file, request.etag())) return tl::unexpected(*stale);
  if (const auto bad = AgainstExceptions(file, request)) return tl::unexpected(*bad);
  Become(file.session, v1::SESSION_STATE_OPEN);
  Record(school, file, request);
  return Shown(school, file);
}

Predicted<v1::Register> Judge(School& school, const v1::LockRegisterRequest& request,
                              DrawnNames& /*drawn*/) {
  const auto loaded = Load(school, request.session());
  if (!loaded) return tl::unexpected(loaded.error());
  SessionFile& file = **loaded;
  if (const auto stale = AgainstEtag(request.etag(), file.session)) return tl::unexpected(*stale);
  if (const auto refused = AgainstState(file.session, v1::SESSION_STATE_OPEN)) {
    return tl::unexpected(*refused);
  }
  const auto unmarked_count = std::ranges::count_if(file.marks, [](const auto& named) {
    return named.second.presence() == v1::PRESENCE_UNMARKED;
  });
  if (unmarked_count > 0 && request.force_reason().empty()) {
    return Refuse(Reason::kMarksMissing, {{"session", request.session()},
                                          {"unmarked_count", std::to_string(unmarked_count)}});
  }
  Become(file.session, v1::SESSION_STATE_LOCKED);
  return Shown(school, file);
}

}  // namespace ecloserie::model

// Who was there on a half-day.
#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "folded.h"
#include "judge.h"

namespace ecloserie::model {
namespace {

Predicted<SessionFile*> Load(School& school, const std::string& name) {
  const auto found = school.sessions.find(name);
  if (found == school.sessions.end()) return Missing(name);
  return &found->second;
}

std::string StateOf(const v1::Session& session) {
  return v1::SessionState_Name(session.state()).substr(std::string_view("SESSION_STATE_").size());
}

std::optional<Refused> AgainstState(const v1::Session& session, v1::SessionState wanted) {
  if (session.state() == wanted) return std::nullopt;
  const std::string state = StateOf(session);
  const std::string allowed = session.state() == v1::SESSION_STATE_PLANNED  ? "open"
                              : session.state() == v1::SESSION_STATE_OPEN   ? "record, lock"
                              : session.state() == v1::SESSION_STATE_LOCKED ? "correct"
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

// Whether nothing of the session would be left.
bool IsWholeSession(const v1::MarkException& said, std::int64_t planned_minutes) {
  if (said.presence() == v1::PRESENCE_PARTIAL) {
    return said.minutes_attended() == 0 && said.minutes_late() + said.minutes_left_early() == 0;
  }
  return said.presence() == v1::PRESENCE_PRESENT &&
         said.minutes_late() + said.minutes_left_early() == planned_minutes;
}

std::optional<Refused> AgainstExceptions(const SessionFile& file,
                                         const v1::RecordRegisterRequest& request) {
  std::vector<std::string> fields;
  std::string proposed_absent;
  std::set<std::string> listed;
  for (int i = 0; i < request.exceptions_size(); ++i) {
    const std::string path = "exceptions[" + std::to_string(i) + "].";
    const v1::MarkException& said = request.exceptions(i);
    if (!listed.insert(said.enrolment()).second) fields.push_back(path + "enrolment");
    const std::string problem = ProblemOf(said, file.session.planned_minutes());
    if (!problem.empty()) fields.push_back(path + problem);
    if (!IsWholeSession(said, file.session.planned_minutes())) continue;
    proposed_absent += (proposed_absent.empty() ? "" : ",") + said.enrolment();
  }
  std::map<std::string, std::string> facts;
  if (!proposed_absent.empty()) facts["proposed_absent"] = proposed_absent;
  if (!fields.empty()) return Refused{Reason::kFieldInvalid, facts, fields};
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
  return Refused{
      Reason::kRegisterNotOpen, {{"session", session.name()}, {"state", StateOf(session)}}, {}};
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
    after.set_origin(before.origin());
    if (SaysTheSame(before, after)) continue;
    after.set_marked_by(school.actor);
    *after.mutable_mark_time() = InstantOf(school.now_us);
    before = after;
    file.marked_in[enrolment] = VersionOf(file.session.etag());
  }
}

// Whether the placement in the track is valid on that half-day.
bool BelongsTo(const v1::Enrolment& enrolment, const v1::Session& session) {
  v1::HalfDay at;
  *at.mutable_date() = session.date();
  at.set_slot(session.slot());
  const v1::Placement& placement = enrolment.placements(0);
  return placement.track() == session.track() && !IsBefore(at, placement.first());
}

void Add(SessionFile& file, const std::string& enrolment, v1::RosterOrigin origin) {
  v1::Mark& mark = file.marks[enrolment];
  mark.set_enrolment(enrolment);
  mark.set_presence(v1::PRESENCE_UNMARKED);
  mark.set_origin(origin);
}

void Materialise(const School& school, SessionFile& file) {
  for (const auto& [name, enrolment] : school.enrolments) {
    if (BelongsTo(enrolment, file.session)) Add(file, name, v1::ROSTER_ORIGIN_OPENING);
  }
}

}  // namespace

void JoinOpenRegisters(School& school, const v1::Enrolment& enrolment) {
  for (auto& [name, file] : school.sessions) {
    const bool is_open = file.session.state() == v1::SESSION_STATE_OPEN;
    if (!is_open || !BelongsTo(enrolment, file.session)) continue;
    Add(file, enrolment.name(), v1::ROSTER_ORIGIN_LATE);
    Become(file.session, v1::SESSION_STATE_OPEN);
    file.marked_in[enrolment.name()] = VersionOf(file.session.etag());
  }
}

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

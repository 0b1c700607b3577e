#include "usecases/session.h"

#include <algorithm>
#include <set>
#include <stdexcept>
#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/str_split.h"
#include "domain/refusal.h"
#include "storage/calendar_store.h"
#include "storage/enrolment_store.h"
#include "storage/register_store.h"
#include "storage/school_store.h"
#include "usecases/cohort.h"
#include "usecases/module.h"
#include "usecases/place.h"

namespace ecloserie::usecases {
namespace {

absl::Status RequirePlace(const View& view, const domain::SingleSession& session) {
  if (!session.place) return absl::OkStatus();
  ASSIGN_OR_REFUSE(const domain::Place place, GetPlace(view, *session.place));
  if (place.kind != domain::PlaceKind::kHome) return absl::OkStatus();
  return domain::FieldInvalid("place", "must not be a HOME");
}

absl::Status RequireModule(const View& view, const domain::SingleSession& session,
                           const domain::Cohort& cohort) {
  if (!session.module) return absl::OkStatus();
  ASSIGN_OR_REFUSE(const domain::Module module, GetModule(view, *session.module));
  return domain::RequireTeachable(module, cohort, "module");
}

// Each is enrolled in the cohort and in no other part of the half-day. Whether the
// placement is valid then is asked when the register is opened.
absl::Status RequireTrainees(const View& view, const domain::SingleSession& session,
                             const domain::Cohort& cohort) {
  for (std::size_t i = 0; i < session.trainees.size(); ++i) {
    const domain::EnrolmentName& trainee = session.trainees[i];
    const auto enrolment = storage::FindEnrolment(view.transaction(), trainee, view.as_of());
    if (!enrolment) return domain::ResourceMissing(trainee.ToString());
    if (enrolment->cohort != cohort.name) {
      return domain::FieldInvalid("trainees[" + std::to_string(i) + "]",
                                  "must be enrolled in the cohort");
    }
    const auto other = storage::FindPartOf(view.transaction(), trainee, session.at);
    if (other) return domain::TraineeTaken(trainee, *other);
  }
  return absl::OkStatus();
}

// "2015-05-04/AM//01h2...", the key by which a page of sessions ends: day, slot, part, id.
std::string KeyOf(const domain::Session& session) {
  return domain::IsoDate(session.at.day) + "/" + std::string(domain::WordOf(session.at.slot)) +
         "/" + session.part + "/" + domain::ToText(session.name.id);
}

// Nothing for the first page. What the seal of a page token covers is a key.
std::optional<storage::SessionPlace> PlaceOfKey(const std::string& key) {
  const std::vector<std::string> parts = absl::StrSplit(key, '/');
  if (parts.size() != 4) return std::nullopt;
  const auto day = domain::ParseIsoDate(parts[0]);
  const auto id = domain::ParseUuid(parts[3]);
  if (!day || !id) return std::nullopt;
  return storage::SessionPlace{.day = *day, .slot = parts[1], .part = parts[2], .id = *id};
}

absl::StatusOr<std::vector<domain::Session>> Named(Unit& unit,
                                                   const CancelSessionsCommand& command) {
  std::vector<domain::Session> sessions;
  std::set<domain::SessionName> seen;
  for (const domain::SessionName& name : command.sessions) {
    if (!seen.insert(name).second) {
      return domain::FieldInvalid("sessions", "must not name " + name.ToString() + " twice");
    }
    ASSIGN_OR_REFUSE(domain::Session session, GetSession(unit, name));
    sessions.push_back(std::move(session));
  }
  return sessions;
}

absl::StatusOr<std::vector<domain::Session>> Chosen(Unit& unit,
                                                    const CancelSessionsCommand& command) {
  if (command.track) {
    RETURN_IF_REFUSED(GetTrack(unit, *command.track).status());
    return storage::StandingSessions(unit.transaction(), *command.track, command.days);
  }
  if (command.module) {
    RETURN_IF_REFUSED(GetModule(unit, *command.module).status());
    return storage::StandingSessions(unit.transaction(), *command.module, command.days);
  }
  return Named(unit, command);
}

bool IsAnybodyMarked(Unit& unit, const domain::Session& session) {
  const auto marks = storage::ListMarks(unit.transaction(), session.name);
  return std::ranges::any_of(
      marks, [](const domain::Mark& mark) { return mark.presence != domain::Presence::kUnmarked; });
}

}  // namespace

domain::SchoolZone ZoneOf(const View& view, const std::string& school) {
  const auto found = storage::FindSchool(view.transaction(), {school});
  domain::SchoolZone zone{.name = found ? found->time_zone : std::string()};
  if (!absl::LoadTimeZone(zone.name, &zone.zone)) {
    throw std::runtime_error("a school's stored time zone is not known");
  }
  return zone;
}

absl::StatusOr<domain::SessionName> ScheduleSession(Unit& unit,
                                                    const ScheduleSessionCommand& command) {
  const domain::SingleSession& single = command.session;
  RETURN_IF_REFUSED(GetTrack(unit, command.track).status());
  ASSIGN_OR_REFUSE(const domain::Cohort cohort, GetCohort(unit, command.track.Cohort()));
  RETURN_IF_REFUSED(domain::RequireDayOf(cohort, single.at.day));
  RETURN_IF_REFUSED(domain::RequireSound(single));
  RETURN_IF_REFUSED(RequirePlace(unit, single));
  RETURN_IF_REFUSED(RequireModule(unit, single, cohort));
  const domain::SessionName name{command.track.school, unit.NewId()};
  const auto session =
      domain::PlannedSingle(name, command.track, single, ZoneOf(unit, command.track.school));
  RETURN_IF_REFUSED(domain::RequireRoomBeside(
      session, storage::SessionsBeside(unit.transaction(), command.track, single.at)));
  RETURN_IF_REFUSED(RequireTrainees(unit, single, cohort));
  storage::InsertSession(unit.transaction(), session);
  return name;
}

// The unit's sequence, and a line for each session.
std::string SessionsCancelled::ToString() const {
  std::string text = std::to_string(sequence);
  for (const domain::SessionName& session : sessions) text += "\n" + session.ToString();
  return text;
}

std::optional<SessionsCancelled> SessionsCancelled::Parse(std::string_view text) {
  const std::vector<std::string> lines = absl::StrSplit(std::string(text), '\n');
  SessionsCancelled cancelled;
  if (!absl::SimpleAtoi(lines[0], &cancelled.sequence)) return std::nullopt;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const auto session = domain::SessionName::Parse(lines[i]);
    if (!session) return std::nullopt;
    cancelled.sessions.push_back(*session);
  }
  return cancelled;
}

absl::StatusOr<SessionsCancelled> CancelSessions(Unit& unit, const CancelSessionsCommand& command) {
  RETURN_IF_REFUSED(domain::RequireOwnReason(command.reason_code));
  ASSIGN_OR_REFUSE(const auto sessions, Chosen(unit, command));
  SessionsCancelled cancelled{.sequence = unit.transaction().stamp().sequence};
  for (const domain::Session& session : sessions) {
    RETURN_IF_REFUSED(domain::RequireCancellable(session, IsAnybodyMarked(unit, session)));
    storage::UpdateSession(unit.transaction(), domain::Cancelled(session, command.reason_code));
    cancelled.sessions.push_back(session.name);
  }
  return cancelled;
}

absl::StatusOr<std::vector<domain::Session>> ShowSessionsCancelled(
    const View& view, const SessionsCancelled& cancelled) {
  std::vector<domain::Session> sessions;
  for (const domain::SessionName& name : cancelled.sessions) {
    auto session = storage::FindSession(view.transaction(), name, {.sequence = cancelled.sequence});
    if (!session) return domain::ResourceMissing(name.ToString());
    sessions.push_back(*std::move(session));
  }
  return sessions;
}

absl::StatusOr<domain::Session> GetSession(const View& view, const domain::SessionName& name) {
  auto session = storage::FindSession(view.transaction(), name, view.as_of());
  if (!session) return domain::ResourceMissing(name.ToString());
  return *std::move(session);
}

absl::StatusOr<Page<domain::Session>> ListSessions(const View& view,
                                                   const ListSessionsQuery& query) {
  RETURN_IF_REFUSED(GetTrack(view, query.track).status());
  ASSIGN_OR_REFUSE(const std::string after, StartOf(view, query.page));
  auto sessions = storage::ListSessions(view.transaction(), query.track, query.filter,
                                        PlaceOfKey(after), query.page.size + 1);
  return CutPage(view, query.page, std::move(sessions), KeyOf);
}

}  // namespace ecloserie::usecases

#include "usecases/session.h"

#include <stdexcept>
#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/str_split.h"
#include "domain/refusal.h"
#include "storage/school_store.h"
#include "usecases/cohort.h"
#include "usecases/place.h"

namespace ecloserie::usecases {
namespace {

constexpr std::size_t kHeadLines = 5;

absl::Status RequirePattern(const domain::SessionPattern& pattern, domain::TrackMode mode) {
  const auto problem = domain::FindPatternProblem(pattern, mode);
  if (!problem) return absl::OkStatus();
  return domain::FieldInvalid("pattern." + problem->field, problem->rule);
}

domain::SchoolZone ZoneOf(Unit& unit, const std::string& school) {
  const auto found = storage::FindSchool(unit.transaction(), {school});
  domain::SchoolZone zone{.name = found ? found->time_zone : std::string()};
  if (!absl::LoadTimeZone(zone.name, &zone.zone)) {
    throw std::runtime_error("a school's stored time zone is not known");
  }
  return zone;
}

absl::Status RequireEventPlace(const View& view, const domain::Event& event) {
  if (!event.place) return absl::OkStatus();
  ASSIGN_OR_REFUSE(const domain::Place place, GetPlace(view, *event.place));
  if (place.kind != domain::PlaceKind::kHome) return absl::OkStatus();
  return domain::FieldInvalid("place", "must not be a HOME");
}

// "2015-05-04/AM", the key by which a page of sessions ends.
std::string KeyOf(const domain::Session& session) {
  return domain::IsoDate(session.at.day) + "/" + std::string(domain::WordOf(session.at.slot));
}

// Nothing for the first page. What the seal of a page token covers is a key.
std::optional<domain::HalfDay> HalfDayOfKey(const std::string& key) {
  const std::vector<std::string> parts = absl::StrSplit(key, '/');
  if (parts.size() != 2) return std::nullopt;
  const auto day = domain::ParseIsoDate(parts[0]);
  const auto slot = domain::FromWord<domain::Slot>(parts[1]);
  if (!day || !slot) return std::nullopt;
  return domain::HalfDay{.day = *day, .slot = *slot};
}

}  // namespace

// One line each: the track, the unit's sequence, the days asked for, how many
// half-days were kept; then day and reason of every skipped day.
std::string SessionsPlanned::ToString() const {
  std::string text = by.track.ToString() + "\n" + std::to_string(by.sequence) + "\n" +
                     domain::IsoDate(by.first_on) + "\n" + domain::IsoDate(by.last_on) + "\n" +
                     std::to_string(kept_count);
  for (const domain::SkippedDay& skipped : skipped_days) {
    text += "\n" + domain::IsoDate(skipped.day) + "\t" + skipped.reason;
  }
  return text;
}

std::optional<SessionsPlanned> SessionsPlanned::Parse(std::string_view text) {
  const std::vector<std::string> lines = absl::StrSplit(std::string(text), '\n');
  if (lines.size() < kHeadLines) return std::nullopt;
  const auto track = domain::TrackName::Parse(lines[0]);
  const auto first_on = domain::ParseIsoDate(lines[2]);
  const auto last_on = domain::ParseIsoDate(lines[3]);
  SessionsPlanned planned;
  if (!track || !absl::SimpleAtoi(lines[1], &planned.by.sequence) || !first_on || !last_on ||
      !absl::SimpleAtoi(lines[4], &planned.kept_count)) {
    return std::nullopt;
  }
  planned.by = {*track, *first_on, *last_on, planned.by.sequence};
  for (std::size_t i = kHeadLines; i < lines.size(); ++i) {
    const std::vector<std::string> parts = absl::StrSplit(lines[i], '\t');
    const auto day = domain::ParseIsoDate(parts[0]);
    if (parts.size() != 2 || !day) return std::nullopt;
    planned.skipped_days.push_back({.day = *day, .reason = parts[1]});
  }
  return planned;
}

absl::StatusOr<SessionsPlanned> GenerateSessions(Unit& unit,
                                                 const GenerateSessionsCommand& command) {
  ASSIGN_OR_REFUSE(const domain::Track track, GetTrack(unit, command.track));
  ASSIGN_OR_REFUSE(const domain::Cohort cohort, GetCohort(unit, command.track.Cohort()));
  RETURN_IF_REFUSED(domain::RequireDaysOf(cohort, command.first_on, command.last_on));
  RETURN_IF_REFUSED(RequirePattern(command.pattern, track.mode));

  domain::SessionPlan plan = domain::PlanSessions(command.pattern, track.mode, cohort.starts_on,
                                                  command.first_on, command.last_on);
  SessionsPlanned planned{.by = {.track = track.name,
                                 .first_on = command.first_on,
                                 .last_on = command.last_on,
                                 .sequence = unit.transaction().stamp().sequence},
                          .skipped_days = std::move(plan.skipped_days)};
  const domain::SchoolZone zone = ZoneOf(unit, track.name.school);
  for (const domain::PlannedHalfDay& half_day : plan.half_days) {
    const domain::SessionName name{track.name.school, unit.NewId()};
    const auto session = domain::PlannedSession(name, track.name, half_day, zone);
    if (!storage::InsertSession(unit.transaction(), session)) ++planned.kept_count;
  }
  return planned;
}

// The first versions of sessions never change, so a replay needs no position.
absl::StatusOr<GeneratedSessions> ShowSessionsPlanned(const View& view,
                                                      const SessionsPlanned& planned) {
  return GeneratedSessions{
      .sessions = storage::ListSessionsPlannedBy(view.transaction(), planned.by),
      .skipped_days = planned.skipped_days,
      .kept_count = planned.kept_count};
}

absl::StatusOr<domain::SessionName> ScheduleEvent(Unit& unit, const ScheduleEventCommand& command) {
  const domain::Event& event = command.event;
  RETURN_IF_REFUSED(GetTrack(unit, command.track).status());
  ASSIGN_OR_REFUSE(const domain::Cohort cohort, GetCohort(unit, command.track.Cohort()));
  RETURN_IF_REFUSED(domain::RequireDayOf(cohort, event.at.day));
  RETURN_IF_REFUSED(domain::RequireEndsThatDay(event));
  RETURN_IF_REFUSED(RequireEventPlace(unit, event));
  const domain::SessionName name{command.track.school, unit.NewId()};
  const auto session =
      domain::PlannedEvent(name, command.track, event, ZoneOf(unit, command.track.school));
  if (!storage::InsertSession(unit.transaction(), session)) {
    return domain::HalfDayTaken(command.track, event.at);
  }
  return name;
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
                                        HalfDayOfKey(after), query.page.size + 1);
  return CutPage(view, query.page, std::move(sessions), KeyOf);
}

}  // namespace ecloserie::usecases

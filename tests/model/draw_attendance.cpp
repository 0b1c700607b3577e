#include <algorithm>

#include "draw.h"

namespace ecloserie::model {
namespace {

// Mostly one whose session stands in such a state.
const SessionFile* DrawSession(Dice& dice, const School& school, v1::SessionState state) {
  std::vector<const SessionFile*> fitting;
  std::vector<const SessionFile*> all;
  for (const auto& [name, file] : school.sessions) {
    all.push_back(&file);
    // An empty register has little to tell.
    const bool fits = file.session.state() == state;
    const bool is_told = state == v1::SESSION_STATE_PLANNED || !file.marks.empty();
    if (fits && is_told) fitting.push_back(&file);
  }
  if (all.empty()) return nullptr;
  const bool wants_fitting = !fitting.empty() && dice.Chance(85);
  return dice.OneOf(wants_fitting ? fitting : all);
}

void DrawPattern(Dice& dice, v1::TrackMode mode, const v1::CivilDate& first_on,
                 v1::SessionPattern& pattern) {
  const bool is_blended = mode == v1::TRACK_MODE_BLENDED;
  if (is_blended != dice.Chance(5)) {
    v1::OnSiteWeeks& weeks = *pattern.mutable_on_site_weeks();
    if (dice.Chance(50)) weeks.set_week_of_month(static_cast<int>(dice.Between(1, 5)));
    if (weeks.week_of_month() == 0) weeks.set_every_weeks(static_cast<int>(dice.Between(1, 4)));
  }
  if (dice.Chance(20)) pattern.add_weekdays(v1::WEEKDAY_SATURDAY);
  if (!pattern.weekdays().empty()) pattern.add_weekdays(v1::WEEKDAY_MONDAY);
  if (dice.Chance(20)) *pattern.add_closures() = first_on;
  if (dice.Chance(20)) pattern.mutable_pm_end()->set_hours(16);
}

std::optional<Request> DrawGenerate(Dice& dice, const Situation& situation) {
  std::vector<const v1::Track*> tracks;
  for (const auto& [name, track] : situation.school.tracks) tracks.push_back(&track);
  const v1::Track& track = *dice.OneOf(tracks);
  const v1::Cohort& cohort = situation.school.cohorts.at(ParentOf(track.name()));
  // Enough of a calendar is enough.
  if (situation.school.sessions.size() > 24 && !dice.Chance(25)) return std::nullopt;
  v1::GenerateSessionsRequest request;
  request.set_track(NameOrStranger(dice, track.name()));
  const auto first_on = DayOf(cohort.starts_on()) + (dice.Chance(5) ? -1 : dice.Between(0, 27));
  *request.mutable_first_on() = DateOf(first_on);
  *request.mutable_last_on() = DateOf(first_on + (dice.Chance(5) ? -1 : dice.Between(0, 3)));
  DrawPattern(dice, track.mode(), request.first_on(), *request.mutable_pattern());
  return request;
}

std::optional<Request> DrawOpen(Dice& dice, const Situation& situation) {
  const auto* file = DrawSession(dice, situation.school, v1::SESSION_STATE_PLANNED);
  if (file == nullptr) return std::nullopt;
  v1::OpenRegisterRequest request;
  request.set_session(NameOrStranger(dice, file->session.name()));
  request.set_etag(DrawEtag(dice, file->session.etag()));
  return request;
}

v1::MarkException DrawException(Dice& dice, const std::string& enrolment) {
  v1::MarkException said;
  said.set_enrolment(enrolment);
  said.set_presence(dice.OneOf({v1::PRESENCE_PRESENT, v1::PRESENCE_PARTIAL, v1::PRESENCE_ABSENT}));
  if (dice.Chance(2)) said.set_presence(v1::PRESENCE_UNMARKED);
  const bool is_careless = dice.Chance(4);
  if (said.presence() == v1::PRESENCE_PRESENT || is_careless) {
    said.set_minutes_late(dice.OneOf<std::int64_t>({0, 5, 20}));
    said.set_minutes_left_early(dice.OneOf<std::int64_t>({0, 10}));
  }
  if (said.presence() == v1::PRESENCE_PARTIAL) said.set_minutes_attended(dice.Between(1, 140));
  if (dice.Chance(2)) said.set_minutes_attended(dice.OneOf<std::int64_t>({0, 1'000}));
  if (dice.Chance(20)) said.set_channel(v1::CHANNEL_THIRD_PLACE);
  return said;
}

std::string DrawRegisterEtag(Dice& dice, const std::string& current) {
  if (dice.Chance(80)) return current;
  return dice.OneOf<const char*>({"v1", "v2", "v3", "v99", "old", ""});
}

std::optional<Request> DrawRecord(Dice& dice, const Situation& situation) {
  const auto* file = DrawSession(dice, situation.school, v1::SESSION_STATE_OPEN);
  if (file == nullptr) return std::nullopt;
  v1::RecordRegisterRequest request;
  request.set_session(NameOrStranger(dice, file->session.name()));
  request.set_etag(DrawRegisterEtag(dice, file->session.etag()));
  for (const auto& [enrolment, mark] : file->marks) {
    if (dice.Chance(40)) *request.add_exceptions() = DrawException(dice, enrolment);
    if (dice.Chance(2)) *request.add_exceptions() = DrawException(dice, enrolment);
  }
  if (situation.school.enrolments.empty() || !dice.Chance(15)) return request;
  const auto place = static_cast<std::ptrdiff_t>(dice.Below(situation.school.enrolments.size()));
  const auto other = std::next(situation.school.enrolments.begin(), place);
  *request.add_exceptions() = DrawException(dice, NameOrStranger(dice, other->first));
  return request;
}

std::optional<Request> DrawLock(Dice& dice, const Situation& situation) {
  const auto* file = DrawSession(dice, situation.school, v1::SESSION_STATE_OPEN);
  if (file == nullptr) return std::nullopt;
  v1::LockRegisterRequest request;
  request.set_session(NameOrStranger(dice, file->session.name()));
  request.set_etag(DrawEtag(dice, file->session.etag()));
  if (dice.Chance(25)) request.set_force_reason("fin de session");
  return request;
}

}  // namespace

std::vector<DrawOfKind> AttendanceDraws() {
  return {{5, DrawGenerate}, {7, DrawOpen}, {11, DrawRecord}, {5, DrawLock}};
}

}  // namespace ecloserie::model

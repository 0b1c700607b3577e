#include "rpc/session_rpc.h"

#include "domain/etag.h"
#include "ecloserie/v1/attendance_service.pb.h"
#include "rpc/decode.h"
#include "rpc/encode.h"
#include "rpc/services.h"
#include "usecases/session.h"

namespace ecloserie::rpc {
namespace {

absl::Weekday DecodeWeekday(int number) {
  switch (number) {
    case v1::WEEKDAY_TUESDAY:
      return absl::Weekday::tuesday;
    case v1::WEEKDAY_WEDNESDAY:
      return absl::Weekday::wednesday;
    case v1::WEEKDAY_THURSDAY:
      return absl::Weekday::thursday;
    case v1::WEEKDAY_FRIDAY:
      return absl::Weekday::friday;
    case v1::WEEKDAY_SATURDAY:
      return absl::Weekday::saturday;
    case v1::WEEKDAY_SUNDAY:
      return absl::Weekday::sunday;
    default:
      return absl::Weekday::monday;  // The field rules let no other number through.
  }
}

std::optional<int> AboveZero(int number) {
  return number > 0 ? std::optional(number) : std::nullopt;
}

domain::SessionPattern DecodePattern(const v1::SessionPattern& pattern) {
  domain::SessionPattern decoded;
  for (const int weekday : pattern.weekdays()) decoded.weekdays.push_back(DecodeWeekday(weekday));
  decoded.on_site_week_of_month = AboveZero(pattern.on_site_weeks().week_of_month());
  decoded.on_site_every_weeks = AboveZero(pattern.on_site_weeks().every_weeks());
  if (pattern.has_am_start()) decoded.am_start = DecodeWallTime(pattern.am_start());
  if (pattern.has_am_end()) decoded.am_end = DecodeWallTime(pattern.am_end());
  if (pattern.has_pm_start()) decoded.pm_start = DecodeWallTime(pattern.pm_start());
  if (pattern.has_pm_end()) decoded.pm_end = DecodeWallTime(pattern.pm_end());
  for (const v1::CivilDate& day : pattern.closures()) decoded.closures.push_back(DecodeDay(day));
  return decoded;
}

absl::StatusOr<usecases::GenerateSessionsCommand> DecodeGenerate(
    const v1::GenerateSessionsRequest& request) {
  ASSIGN_OR_REFUSE(auto track, DecodeName<domain::TrackName>(request.track(), "track"));
  return usecases::GenerateSessionsCommand{.track = std::move(track),
                                           .first_on = DecodeDay(request.first_on()),
                                           .last_on = DecodeDay(request.last_on()),
                                           .pattern = DecodePattern(request.pattern())};
}

v1::GenerateSessionsResponse EncodeGenerated(const usecases::GeneratedSessions& generated) {
  v1::GenerateSessionsResponse response;
  for (const domain::Session& session : generated.sessions) {
    *response.add_sessions() = EncodeSession(session);
  }
  for (const domain::SkippedDay& skipped : generated.skipped_days) {
    v1::SkippedDay* encoded = response.add_skipped_days();
    *encoded->mutable_date() = EncodeDay(skipped.day);
    encoded->set_reason(skipped.reason);
  }
  response.set_kept_count(generated.kept_count);
  return response;
}

absl::StatusOr<usecases::ScheduleEventCommand> DecodeScheduleEvent(
    const v1::ScheduleEventRequest& request) {
  ASSIGN_OR_REFUSE(auto track, DecodeName<domain::TrackName>(request.track(), "track"));
  ASSIGN_OR_REFUSE(auto place, DecodeOptionalName<domain::PlaceName>(request.place(), "place"));
  domain::Event event{
      .at = {.day = DecodeDay(request.date()), .slot = DecodeChoice<domain::Slot>(request.slot())},
      .planned_minutes = request.planned_minutes(),
      .title = request.title(),
      .place = std::move(place)};
  if (request.has_start()) event.start = DecodeWallTime(request.start());
  return usecases::ScheduleEventCommand{std::move(track), std::move(event)};
}

absl::StatusOr<domain::SessionName> DecodeGetSession(const v1::GetSessionRequest& request) {
  return DecodeName<domain::SessionName>(request.name(), "name");
}

absl::StatusOr<usecases::ListSessionsQuery> DecodeListSessions(
    const v1::ListSessionsRequest& request) {
  ASSIGN_OR_REFUSE(auto track, DecodeName<domain::TrackName>(request.parent(), "parent"));
  ASSIGN_OR_REFUSE(auto page, DecodePage(request));
  return usecases::ListSessionsQuery{
      .track = std::move(track),
      .filter = {.first_on = DecodeOptionalDay(request.has_first_on(), request.first_on()),
                 .last_on = DecodeOptionalDay(request.has_last_on(), request.last_on()),
                 .state = DecodeOptionalChoice<domain::SessionState>(request.state()),
                 .slot = DecodeOptionalChoice<domain::Slot>(request.slot())},
      .page = std::move(page)};
}

v1::ListSessionsResponse EncodeSessions(const usecases::Page<domain::Session>& page) {
  v1::ListSessionsResponse response;
  for (const domain::Session& session : page.items) {
    *response.add_sessions() = EncodeSession(session);
  }
  response.set_next_page_token(page.next_page_token);
  return response;
}

}  // namespace

domain::WallTime DecodeWallTime(const v1::WallTime& time) { return {time.hours(), time.minutes()}; }

v1::WallTime EncodeWallTime(domain::WallTime time) {
  v1::WallTime encoded;
  encoded.set_hours(time.hours);
  encoded.set_minutes(time.minutes);
  return encoded;
}

v1::Session EncodeSession(const domain::Session& session) {
  v1::Session encoded;
  encoded.set_name(session.name.ToString());
  encoded.set_track(session.track.ToString());
  *encoded.mutable_date() = EncodeDay(session.at.day);
  encoded.set_slot(EncodeChoice<v1::Slot>(session.at.slot));
  *encoded.mutable_start() = EncodeWallTime(session.start);
  *encoded.mutable_end() = EncodeWallTime(session.end);
  encoded.set_time_zone(session.time_zone);
  *encoded.mutable_start_time() = EncodeTime(session.starts_at);
  encoded.set_planned_minutes(session.planned_minutes);
  encoded.set_kind(EncodeChoice<v1::SessionKind>(session.kind));
  encoded.set_delivery(EncodeChoice<v1::Delivery>(session.delivery));
  encoded.set_state(EncodeChoice<v1::SessionState>(session.state));
  encoded.set_title(session.title.value_or(""));
  if (session.place) encoded.set_place(session.place->ToString());
  encoded.set_etag(domain::EtagOf(session.version));
  return encoded;
}

std::vector<Method> AttendanceMethods(const Serve& serve) {
  const std::string service = "ecloserie.v1.AttendanceService.";
  std::vector<Method> methods = {
      serve.Change(service + "GenerateSessions", DecodeGenerate, usecases::GenerateSessions,
                   usecases::ShowSessionsPlanned, EncodeGenerated),
      serve.Change(service + "ScheduleEvent", DecodeScheduleEvent, usecases::ScheduleEvent,
                   usecases::GetSession, EncodeSession),
      serve.Read(service + "GetSession", DecodeGetSession, usecases::GetSession, EncodeSession),
      serve.Read(service + "ListSessions", DecodeListSessions, usecases::ListSessions,
                 EncodeSessions),
  };
  for (Method& method : RegisterMethods(serve)) methods.push_back(std::move(method));
  for (Method& method : AttendanceRateMethods(serve)) methods.push_back(std::move(method));
  for (Method& method : AttendanceAlertMethods(serve)) methods.push_back(std::move(method));
  for (Method& method : AttendanceStatementMethods(serve)) methods.push_back(std::move(method));
  for (Method& method : AttendancePolicyMethods(serve)) methods.push_back(std::move(method));
  for (Method& method : JustificationMethods(serve)) methods.push_back(std::move(method));
  for (Method& method : EvidenceMethods(serve)) methods.push_back(std::move(method));
  return methods;
}

}  // namespace ecloserie::rpc

#include "rpc/session_rpc.h"

#include "domain/etag.h"
#include "ecloserie/v1/attendance_service.pb.h"
#include "rpc/decode.h"
#include "rpc/encode.h"
#include "rpc/services.h"
#include "usecases/session.h"

namespace ecloserie::rpc {
namespace {

std::optional<std::string> TextUnlessEmpty(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

absl::StatusOr<std::string> DecodePart(const std::string& part) {
  if (part.empty()) return std::string();
  return DecodeSlug(part, "part");
}

template <class Name>
absl::StatusOr<std::vector<Name>> DecodeNames(
    const google::protobuf::RepeatedPtrField<std::string>& texts, const std::string& field) {
  std::vector<Name> names;
  for (const std::string& text : texts) {
    ASSIGN_OR_REFUSE(Name name,
                     DecodeName<Name>(text, field + "[" + std::to_string(names.size()) + "]"));
    names.push_back(std::move(name));
  }
  return names;
}

absl::StatusOr<usecases::ScheduleSessionCommand> DecodeScheduleSession(
    const v1::ScheduleSessionRequest& request) {
  ASSIGN_OR_REFUSE(auto track, DecodeName<domain::TrackName>(request.track(), "track"));
  ASSIGN_OR_REFUSE(auto place, DecodeOptionalName<domain::PlaceName>(request.place(), "place"));
  ASSIGN_OR_REFUSE(auto module, DecodeOptionalName<domain::ModuleName>(request.module(), "module"));
  ASSIGN_OR_REFUSE(auto part, DecodePart(request.part()));
  ASSIGN_OR_REFUSE(auto trainees,
                   DecodeNames<domain::EnrolmentName>(request.trainees(), "trainees"));
  domain::SingleSession session{
      .at = {.day = DecodeDay(request.date()), .slot = DecodeChoice<domain::Slot>(request.slot())},
      .kind = DecodeChoice<domain::SessionKind>(request.kind()),
      .planned_minutes = request.planned_minutes(),
      .title = TextUnlessEmpty(request.title()),
      .delivery = DecodeOptionalChoice<domain::Delivery>(request.delivery()),
      .place = std::move(place),
      .module = std::move(module),
      .part = std::move(part),
      .trainees = std::move(trainees)};
  if (request.has_start()) session.start = DecodeWallTime(request.start());
  return usecases::ScheduleSessionCommand{std::move(track), std::move(session)};
}

// Names, or a choice; never both.
absl::Status RequireOneChoice(const v1::CancelSessionsRequest& request) {
  const bool is_choice = !request.track().empty() || !request.module().empty();
  const bool has_days = request.has_first_on() || request.has_last_on();
  if (request.sessions().empty()) {
    if (is_choice) return absl::OkStatus();
    return domain::FieldInvalid("sessions", "is required, unless a track or a module is named");
  }
  if (!is_choice && !has_days) return absl::OkStatus();
  return domain::FieldInvalid("sessions", "stands alone, without track, module and days");
}

absl::StatusOr<usecases::CancelSessionsCommand> DecodeCancelSessions(
    const v1::CancelSessionsRequest& request) {
  RETURN_IF_REFUSED(RequireOneChoice(request));
  ASSIGN_OR_REFUSE(auto sessions, DecodeNames<domain::SessionName>(request.sessions(), "sessions"));
  ASSIGN_OR_REFUSE(auto track, DecodeOptionalName<domain::TrackName>(request.track(), "track"));
  ASSIGN_OR_REFUSE(auto module, DecodeOptionalName<domain::ModuleName>(request.module(), "module"));
  ASSIGN_OR_REFUSE(auto reason_code, DecodeReasonCode(request.reason_code(), "reason_code"));
  usecases::CancelSessionsCommand command{.sessions = std::move(sessions),
                                          .track = std::move(track),
                                          .module = std::move(module),
                                          .days = domain::kAllDays,
                                          .reason_code = std::move(reason_code)};
  if (request.has_first_on()) command.days.first_on = DecodeDay(request.first_on());
  if (request.has_last_on()) command.days.last_on = DecodeDay(request.last_on());
  return command;
}

v1::CancelSessionsResponse EncodeCancelled(const std::vector<domain::Session>& sessions) {
  v1::CancelSessionsResponse response;
  for (const domain::Session& session : sessions) {
    *response.add_sessions() = EncodeSession(session);
  }
  response.set_cancelled_count(response.sessions_size());
  return response;
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
  if (session.module) encoded.set_module(session.module->ToString());
  encoded.set_part(session.part);
  encoded.set_cancel_reason(session.cancel_reason);
  for (const domain::EnrolmentName& trainee : session.trainees) {
    encoded.add_trainees(trainee.ToString());
  }
  encoded.set_etag(domain::EtagOf(session.version));
  return encoded;
}

std::vector<Method> AttendanceMethods(const Serve& serve) {
  const std::string service = "ecloserie.v1.AttendanceService.";
  std::vector<Method> methods = {
      serve.Change(service + "ScheduleSession", DecodeScheduleSession, usecases::ScheduleSession,
                   usecases::GetSession, EncodeSession),
      serve.Change(service + "CancelSessions", DecodeCancelSessions, usecases::CancelSessions,
                   usecases::ShowSessionsCancelled, EncodeCancelled),
      serve.Read(service + "GetSession", DecodeGetSession, usecases::GetSession, EncodeSession),
      serve.Read(service + "ListSessions", DecodeListSessions, usecases::ListSessions,
                 EncodeSessions),
  };
  for (auto* part : {CalendarMethods, RegisterMethods, CorrectionMethods, JustificationMethods,
                     EvidenceMethods, AttendanceRateMethods, AttendanceAlertMethods,
                     AttendanceStatementMethods, AttendancePolicyMethods}) {
    for (Method& method : part(serve)) methods.push_back(std::move(method));
  }
  return methods;
}

}  // namespace ecloserie::rpc

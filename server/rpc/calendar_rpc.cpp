#include <utility>

#include "ecloserie/v1/attendance_service.pb.h"
#include "rpc/decode.h"
#include "rpc/encode.h"
#include "rpc/services.h"
#include "rpc/session_rpc.h"
#include "usecases/calendar.h"
#include "usecases/session_plan.h"

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

absl::StatusOr<domain::TaughtModule> DecodeTaught(const v1::TaughtModule& taught, int index) {
  const std::string field = "pattern.modules[" + std::to_string(index) + "].module";
  ASSIGN_OR_REFUSE(auto module, DecodeName<domain::ModuleName>(taught.module(), field));
  domain::TaughtModule decoded{.module = std::move(module),
                               .slot = DecodeOptionalChoice<domain::Slot>(taught.slot())};
  for (const int weekday : taught.weekdays()) decoded.weekdays.push_back(DecodeWeekday(weekday));
  return decoded;
}

void DecodeClosures(const v1::SessionPattern& pattern, domain::SessionPattern& decoded) {
  for (const v1::CivilDate& day : pattern.closures()) {
    decoded.closures.push_back({.first_on = DecodeDay(day), .last_on = DecodeDay(day)});
  }
  for (const v1::DaySpan& span : pattern.closure_spans()) {
    decoded.closures.push_back(
        {.first_on = DecodeDay(span.first_on()), .last_on = DecodeDay(span.last_on())});
  }
}

absl::StatusOr<domain::SessionPattern> DecodePattern(const v1::SessionPattern& pattern) {
  domain::SessionPattern decoded;
  for (const int weekday : pattern.weekdays()) decoded.weekdays.push_back(DecodeWeekday(weekday));
  decoded.on_site_week_of_month = AboveZero(pattern.on_site_weeks().week_of_month());
  decoded.on_site_every_weeks = AboveZero(pattern.on_site_weeks().every_weeks());
  if (pattern.has_am_start()) decoded.am_start = DecodeWallTime(pattern.am_start());
  if (pattern.has_am_end()) decoded.am_end = DecodeWallTime(pattern.am_end());
  if (pattern.has_pm_start()) decoded.pm_start = DecodeWallTime(pattern.pm_start());
  if (pattern.has_pm_end()) decoded.pm_end = DecodeWallTime(pattern.pm_end());
  DecodeClosures(pattern, decoded);
  if (pattern.alsace_moselle()) decoded.holiday_law = domain::HolidayLaw::kAlsaceMoselle;
  for (int i = 0; i < pattern.modules_size(); ++i) {
    ASSIGN_OR_REFUSE(auto taught, DecodeTaught(pattern.modules(i), i));
    decoded.modules.push_back(std::move(taught));
  }
  return decoded;
}

absl::StatusOr<usecases::GenerateSessionsCommand> DecodeGenerate(
    const v1::GenerateSessionsRequest& request) {
  ASSIGN_OR_REFUSE(auto track, DecodeName<domain::TrackName>(request.track(), "track"));
  ASSIGN_OR_REFUSE(auto pattern, DecodePattern(request.pattern()));
  return usecases::GenerateSessionsCommand{.track = std::move(track),
                                           .first_on = DecodeDay(request.first_on()),
                                           .last_on = DecodeDay(request.last_on()),
                                           .pattern = std::move(pattern)};
}

void EncodeSessions(const std::vector<domain::Session>& sessions,
                    google::protobuf::RepeatedPtrField<v1::Session>& encoded) {
  for (const domain::Session& session : sessions) *encoded.Add() = EncodeSession(session);
}

void EncodeCounts(v1::GenerateSessionsResponse& response) {
  response.set_added_count(response.sessions_size());
  response.set_changed_count(response.changed_sessions_size());
  response.set_restored_count(response.restored_sessions_size());
  response.set_cancelled_count(response.cancelled_sessions_size());
  response.set_kept_count(response.kept_sessions_size());
  response.set_skipped_count(response.skipped_sessions_size());
}

v1::GenerateSessionsResponse EncodePlanned(const usecases::PlannedSessions& planned) {
  v1::GenerateSessionsResponse response;
  EncodeSessions(planned.added, *response.mutable_sessions());
  EncodeSessions(planned.restored, *response.mutable_restored_sessions());
  EncodeSessions(planned.cancelled, *response.mutable_cancelled_sessions());
  EncodeSessions(planned.stay_cancelled, *response.mutable_skipped_sessions());
  for (const usecases::ChangedSession& changed : planned.changed) {
    v1::ChangedSession* encoded = response.add_changed_sessions();
    *encoded->mutable_session() = EncodeSession(changed.session);
    for (const std::string& field : changed.fields) encoded->add_fields(field);
  }
  for (const usecases::KeptSession& kept : planned.kept) {
    v1::KeptSession* encoded = response.add_kept_sessions();
    *encoded->mutable_session() = EncodeSession(kept.session);
    encoded->set_reason(EncodeChoice<v1::KeepReason>(kept.reason));
  }
  for (const domain::SkippedDay& skipped : planned.skipped_days) {
    v1::SkippedDay* encoded = response.add_skipped_days();
    *encoded->mutable_date() = EncodeDay(skipped.day);
    encoded->set_reason(skipped.reason);
  }
  EncodeCounts(response);
  return response;
}

absl::StatusOr<usecases::GetCalendarQuery> DecodeGetCalendar(
    const v1::GetCalendarRequest& request) {
  if (request.track().empty() && request.enrolment().empty()) {
    return domain::FieldInvalid("track", "is required, unless an enrolment is named");
  }
  ASSIGN_OR_REFUSE(auto track, DecodeOptionalName<domain::TrackName>(request.track(), "track"));
  ASSIGN_OR_REFUSE(auto enrolment,
                   DecodeOptionalName<domain::EnrolmentName>(request.enrolment(), "enrolment"));
  return usecases::GetCalendarQuery{std::move(track), std::move(enrolment)};
}

v1::GetCalendarResponse EncodeCalendar(const domain::Calendar& calendar) {
  v1::GetCalendarResponse response;
  response.set_content(domain::CalendarText(calendar));
  return response;
}

}  // namespace

std::vector<Method> CalendarMethods(const Serve& serve) {
  const std::string service = "ecloserie.v1.AttendanceService.";
  return {
      serve.Change(service + "GenerateSessions", DecodeGenerate, usecases::GenerateSessions,
                   usecases::ShowSessionsPlanned, EncodePlanned),
      serve.Read(service + "GetCalendar", DecodeGetCalendar, usecases::GetCalendar, EncodeCalendar),
  };
}

}  // namespace ecloserie::rpc

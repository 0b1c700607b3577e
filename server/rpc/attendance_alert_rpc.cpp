#include <utility>

#include "ecloserie/v1/attendance_service.pb.h"
#include "rpc/decode.h"
#include "rpc/encode.h"
#include "rpc/services.h"
#include "usecases/attendance_alert.h"

namespace ecloserie::rpc {
namespace {

absl::Status RequireTrackOf(const std::optional<domain::TrackName>& track,
                            const std::optional<domain::CohortName>& cohort) {
  if (!track || !cohort || track->Cohort() == *cohort) return absl::OkStatus();
  return domain::FieldInvalid("track", "must be a track of the cohort");
}

absl::StatusOr<usecases::ListOverdueRegistersQuery> DecodeOverdue(
    const v1::ListOverdueRegistersRequest& request) {
  ASSIGN_OR_REFUSE(auto school, DecodeName<domain::SchoolName>(request.parent(), "parent"));
  ASSIGN_OR_REFUSE(auto cohort, DecodeOptionalName<domain::CohortName>(request.cohort(), "cohort"));
  ASSIGN_OR_REFUSE(auto track, DecodeOptionalName<domain::TrackName>(request.track(), "track"));
  RETURN_IF_REFUSED(RequireTrackOf(track, cohort));
  ASSIGN_OR_REFUSE(auto page, DecodePage(request));
  usecases::ListOverdueRegistersQuery query{.page = std::move(page)};
  query.filter.school = school.school;
  if (cohort) query.filter.cohort = cohort->slug;
  if (track) {
    query.filter.cohort = track->cohort;
    query.filter.track = track->slug;
  }
  return query;
}

v1::ListOverdueRegistersResponse EncodeOverdue(
    const usecases::Page<usecases::OverdueRegister>& page) {
  v1::ListOverdueRegistersResponse response;
  for (const auto& [unlocked, since] : page.items) {
    v1::OverdueRegister& told = *response.add_registers();
    told.set_session(unlocked.session.ToString());
    told.set_track(unlocked.track.ToString());
    *told.mutable_date() = EncodeDay(unlocked.at.day);
    told.set_slot(EncodeChoice<v1::Slot>(unlocked.at.slot));
    told.set_state(EncodeChoice<v1::SessionState>(unlocked.state));
    told.set_unmarked_count(unlocked.unmarked_count);
    *told.mutable_since_time() = EncodeTime(since);
  }
  response.set_next_page_token(page.next_page_token);
  return response;
}

absl::StatusOr<usecases::ListAttendanceAlertsQuery> DecodeAlerts(
    const v1::ListAttendanceAlertsRequest& request) {
  ASSIGN_OR_REFUSE(auto cohort, DecodeName<domain::CohortName>(request.cohort(), "cohort"));
  ASSIGN_OR_REFUSE(auto track, DecodeOptionalName<domain::TrackName>(request.track(), "track"));
  RETURN_IF_REFUSED(RequireTrackOf(track, cohort));
  ASSIGN_OR_REFUSE(auto page, DecodePage(request));
  return usecases::ListAttendanceAlertsQuery{
      .cohort = std::move(cohort),
      .track = std::move(track),
      .since_on = DecodeOptionalDay(request.has_since_on(), request.since_on()),
      .page = std::move(page)};
}

v1::AttendanceAlert EncodeAlert(const usecases::NamedAlert& named) {
  const domain::AttendanceAlert& alert = named.alert;
  v1::AttendanceAlert encoded;
  encoded.set_key(alert.key);
  encoded.set_kind(EncodeChoice<v1::AttendanceAlertKind>(alert.kind));
  if (alert.enrolment) encoded.set_enrolment(alert.enrolment->ToString());
  encoded.set_trainee(named.trainee);
  encoded.set_session(alert.session.ToString());
  *encoded.mutable_since() = EncodeHalfDay(alert.since);
  encoded.set_half_days_count(alert.half_days_count);
  if (alert.rate_basis_points) encoded.set_rate_basis_points(*alert.rate_basis_points);
  if (alert.floor_basis_points) encoded.set_floor_basis_points(*alert.floor_basis_points);
  return encoded;
}

v1::ListAttendanceAlertsResponse EncodeAlerts(const usecases::Page<usecases::NamedAlert>& page) {
  v1::ListAttendanceAlertsResponse response;
  for (const auto& named : page.items) *response.add_alerts() = EncodeAlert(named);
  response.set_next_page_token(page.next_page_token);
  return response;
}

}  // namespace

std::vector<Method> AttendanceAlertMethods(const Serve& serve) {
  const std::string service = "ecloserie.v1.AttendanceService.";
  return {serve.Read(service + "ListOverdueRegisters", DecodeOverdue,
                     usecases::ListOverdueRegisters, EncodeOverdue),
          serve.Read(service + "ListAttendanceAlerts", DecodeAlerts, usecases::ListAttendanceAlerts,
                     EncodeAlerts)};
}

}  // namespace ecloserie::rpc

#include "ecloserie/v1/report_service.pb.h"
#include "rpc/attendance_rate_message.h"
#include "rpc/decode.h"
#include "rpc/encode.h"
#include "rpc/seat_pool_message.h"
#include "rpc/services.h"
#include "usecases/report.h"

namespace ecloserie::rpc {
namespace {

v1::FeedPosition EncodePosition(const domain::Position& position) {
  v1::FeedPosition encoded;
  encoded.set_school("schools/" + position.school);
  encoded.set_sequence(position.sequence);
  return encoded;
}

v1::TrackFigures EncodeTrack(const domain::TrackFigures& figures) {
  v1::TrackFigures encoded;
  encoded.set_track(figures.track.ToString());
  encoded.set_mode(EncodeChoice<v1::TrackMode>(figures.mode));
  encoded.set_enrolments_count(figures.enrolments_count);
  encoded.set_planned_sessions_count(figures.planned_sessions_count);
  encoded.set_open_sessions_count(figures.open_sessions_count);
  encoded.set_locked_sessions_count(figures.locked_sessions_count);
  *encoded.mutable_attendance() = EncodeRate(figures.attendance, domain::MinutesLockedPolicy());
  return encoded;
}

v1::SeatFunding EncodeFunding(const domain::SeatFunding& funding) {
  v1::SeatFunding encoded;
  encoded.set_funded_seats_count(funding.funded_seats_count);
  encoded.set_partly_funded_seats_count(funding.partly_funded_seats_count);
  encoded.set_unfunded_seats_count(funding.unfunded_seats_count);
  *encoded.mutable_price() = EncodeCents(funding.price_cents);
  *encoded.mutable_allocated_promised() = EncodeCents(funding.allocated_promised_cents);
  *encoded.mutable_allocated_received() = EncodeCents(funding.allocated_received_cents);
  *encoded.mutable_gap() = EncodeCents(funding.GapCents());
  return encoded;
}

absl::StatusOr<domain::CohortName> DecodeDashboard(const v1::GetCohortDashboardRequest& request) {
  return DecodeName<domain::CohortName>(request.cohort(), "cohort");
}

v1::CohortDashboard EncodeDashboard(const domain::CohortDashboard& dashboard) {
  v1::CohortDashboard encoded;
  encoded.set_cohort(dashboard.cohort.ToString());
  encoded.set_title(dashboard.title);
  std::int64_t applications_count = 0;
  for (const domain::ApplicationStateCount& count : dashboard.application_states) {
    v1::ApplicationStateCount& row = *encoded.add_application_states();
    row.set_state(EncodeChoice<v1::ApplicationState>(count.state));
    row.set_applications_count(count.applications_count);
    applications_count += count.applications_count;
  }
  encoded.set_applications_count(applications_count);
  for (const domain::SeatPool& pool : dashboard.pools) *encoded.add_pools() = EncodeSeatPool(pool);
  for (const domain::TrackFigures& track : dashboard.tracks) {
    *encoded.add_tracks() = EncodeTrack(track);
  }
  *encoded.mutable_funding() = EncodeFunding(dashboard.funding);
  *encoded.mutable_position() = EncodePosition(dashboard.position);
  return encoded;
}

absl::StatusOr<domain::PartyName> DecodeSponsor(const v1::GetSponsorReportRequest& request) {
  return DecodeName<domain::PartyName>(request.party(), "party");
}

v1::SponsorReport EncodeSponsor(const domain::SponsorReport& report) {
  v1::SponsorReport encoded;
  encoded.set_party(report.party.ToString());
  encoded.set_display_name(report.display_name);
  *encoded.mutable_pledged() = EncodeCents(report.money.pledged_cents);
  *encoded.mutable_paid() = EncodeCents(report.money.paid_cents);
  *encoded.mutable_outstanding() = EncodeCents(report.money.outstanding_cents);
  *encoded.mutable_agreement_ceiling() = EncodeCents(report.money.agreement_ceiling_cents);
  *encoded.mutable_allocated_promised() = EncodeCents(report.money.allocated_promised_cents);
  *encoded.mutable_allocated_received() = EncodeCents(report.money.allocated_received_cents);
  encoded.mutable_seats()->set_trainees_count(report.seats.trainees_count);
  encoded.mutable_seats()->set_is_suppressed(report.seats.is_suppressed);
  if (report.attendance) {
    *encoded.mutable_attendance() = EncodeRate(*report.attendance, domain::MinutesLockedPolicy());
  }
  *encoded.mutable_position() = EncodePosition(report.position);
  return encoded;
}

}  // namespace

std::vector<Method> ReportMethods(const Serve& serve) {
  const std::string service = "ecloserie.v1.ReportService.";
  return {serve.Read(service + "GetCohortDashboard", DecodeDashboard, usecases::GetCohortDashboard,
                     EncodeDashboard),
          serve.Read(service + "GetSponsorReport", DecodeSponsor, usecases::GetSponsorReport,
                     EncodeSponsor)};
}

}  // namespace ecloserie::rpc

#include "domain/etag.h"
#include "ecloserie/v1/school_service.pb.h"
#include "rpc/decode.h"
#include "rpc/encode.h"
#include "rpc/services.h"
#include "usecases/cohort.h"

namespace ecloserie::rpc {
namespace {

absl::StatusOr<domain::Cohort> DecodeCreateCohort(const v1::CreateCohortRequest& request) {
  const v1::Cohort& cohort = request.cohort();
  ASSIGN_OR_REFUSE(const auto school, DecodeName<domain::SchoolName>(request.parent(), "parent"));
  ASSIGN_OR_REFUSE(const std::string slug, DecodeSlug(request.cohort_id(), "cohort_id"));
  ASSIGN_OR_REFUSE(auto programme,
                   DecodeName<domain::ProgrammeName>(cohort.programme(), "cohort.programme"));
  domain::Cohort decoded{.name = {school.school, slug},
                         .programme = std::move(programme),
                         .title = cohort.title(),
                         .starts_on = DecodeDay(cohort.starts_on()),
                         .ends_on = DecodeDay(cohort.ends_on()),
                         .applications_open_on = DecodeOptionalDay(
                             cohort.has_applications_open_on(), cohort.applications_open_on()),
                         .applications_close_on = DecodeOptionalDay(
                             cohort.has_applications_close_on(), cohort.applications_close_on())};
  if (cohort.waiting_offer_hours() > 0) decoded.waiting_offer_hours = cohort.waiting_offer_hours();
  return decoded;
}

v1::Cohort EncodeCohort(const domain::Cohort& cohort) {
  v1::Cohort encoded;
  encoded.set_name(cohort.name.ToString());
  encoded.set_programme(cohort.programme.ToString());
  encoded.set_title(cohort.title);
  *encoded.mutable_starts_on() = EncodeDay(cohort.starts_on);
  *encoded.mutable_ends_on() = EncodeDay(cohort.ends_on);
  if (cohort.applications_open_on) {
    *encoded.mutable_applications_open_on() = EncodeDay(*cohort.applications_open_on);
  }
  if (cohort.applications_close_on) {
    *encoded.mutable_applications_close_on() = EncodeDay(*cohort.applications_close_on);
  }
  encoded.set_waiting_offer_hours(cohort.waiting_offer_hours);
  encoded.set_etag(domain::EtagOf(cohort.version));
  return encoded;
}

absl::StatusOr<domain::CohortName> DecodeGetCohort(const v1::GetCohortRequest& request) {
  return DecodeName<domain::CohortName>(request.name(), "name");
}

absl::StatusOr<usecases::ListCohortsQuery> DecodeListCohorts(
    const v1::ListCohortsRequest& request) {
  ASSIGN_OR_REFUSE(auto school, DecodeName<domain::SchoolName>(request.parent(), "parent"));
  ASSIGN_OR_REFUSE(auto page, DecodePage(request));
  return usecases::ListCohortsQuery{std::move(school), std::move(page)};
}

v1::ListCohortsResponse EncodeCohorts(const usecases::Page<domain::Cohort>& page) {
  v1::ListCohortsResponse response;
  for (const domain::Cohort& cohort : page.items) *response.add_cohorts() = EncodeCohort(cohort);
  response.set_next_page_token(page.next_page_token);
  return response;
}

absl::StatusOr<usecases::UpdateCohortCommand> DecodeUpdateCohort(
    const v1::UpdateCohortRequest& request) {
  ASSIGN_OR_REFUSE(auto name, DecodeName<domain::CohortName>(request.name(), "name"));
  ASSIGN_OR_REFUSE(auto title, DecodeNewText(request.has_title(), request.title(), "title"));
  usecases::UpdateCohortCommand command{
      .name = std::move(name),
      .title = std::move(title),
      .applications_open_on =
          DecodeOptionalDay(request.has_applications_open_on(), request.applications_open_on()),
      .applications_close_on =
          DecodeOptionalDay(request.has_applications_close_on(), request.applications_close_on()),
      .etag = request.etag()};
  RETURN_IF_REFUSED(
      RequireOneSet(command.title || command.applications_open_on || command.applications_close_on,
                    "title, applications_open_on, applications_close_on"));
  return command;
}

absl::StatusOr<domain::Track> DecodeCreateTrack(const v1::CreateTrackRequest& request) {
  const v1::Track& track = request.track();
  ASSIGN_OR_REFUSE(const auto cohort, DecodeName<domain::CohortName>(request.parent(), "parent"));
  ASSIGN_OR_REFUSE(const std::string slug, DecodeSlug(request.track_id(), "track_id"));
  ASSIGN_OR_REFUSE(auto place, DecodeOptionalName<domain::PlaceName>(track.place(), "track.place"));
  return domain::Track{.name = {cohort.school, cohort.slug, slug},
                       .title = track.title(),
                       .mode = DecodeChoice<domain::TrackMode>(track.mode()),
                       .seat_limit = track.seat_limit(),
                       .seat_price_cents = track.seat_price().cents(),
                       .place = std::move(place)};
}

v1::Track EncodeTrack(const domain::Track& track) {
  v1::Track encoded;
  encoded.set_name(track.name.ToString());
  encoded.set_title(track.title);
  encoded.set_mode(EncodeChoice<v1::TrackMode>(track.mode));
  encoded.set_seat_limit(track.seat_limit);
  *encoded.mutable_seat_price() = EncodeCents(track.seat_price_cents);
  if (track.place) encoded.set_place(track.place->ToString());
  encoded.set_etag(domain::EtagOf(track.version));
  return encoded;
}

absl::StatusOr<domain::TrackName> DecodeGetTrack(const v1::GetTrackRequest& request) {
  return DecodeName<domain::TrackName>(request.name(), "name");
}

absl::StatusOr<usecases::UpdateTrackCommand> DecodeUpdateTrack(
    const v1::UpdateTrackRequest& request) {
  ASSIGN_OR_REFUSE(auto name, DecodeName<domain::TrackName>(request.name(), "name"));
  ASSIGN_OR_REFUSE(auto title, DecodeNewText(request.has_title(), request.title(), "title"));
  usecases::UpdateTrackCommand command{
      .name = std::move(name), .title = std::move(title), .etag = request.etag()};
  if (request.has_seat_price()) command.seat_price_cents = request.seat_price().cents();
  RETURN_IF_REFUSED(RequireOneSet(command.title || command.seat_price_cents, "title, seat_price"));
  return command;
}

absl::StatusOr<usecases::ListTracksQuery> DecodeListTracks(const v1::ListTracksRequest& request) {
  ASSIGN_OR_REFUSE(auto cohort, DecodeName<domain::CohortName>(request.parent(), "parent"));
  ASSIGN_OR_REFUSE(auto page, DecodePage(request));
  return usecases::ListTracksQuery{std::move(cohort), std::move(page)};
}

v1::ListTracksResponse EncodeTracks(const usecases::Page<domain::Track>& page) {
  v1::ListTracksResponse response;
  for (const domain::Track& track : page.items) *response.add_tracks() = EncodeTrack(track);
  response.set_next_page_token(page.next_page_token);
  return response;
}

}  // namespace

std::vector<Method> CohortMethods(const Serve& serve) {
  const std::string service = "ecloserie.v1.SchoolService.";
  return {
      serve.Change(service + "CreateCohort", DecodeCreateCohort, usecases::CreateCohort,
                   usecases::GetCohort, EncodeCohort),
      serve.Read(service + "GetCohort", DecodeGetCohort, usecases::GetCohort, EncodeCohort),
      serve.Read(service + "ListCohorts", DecodeListCohorts, usecases::ListCohorts, EncodeCohorts),
      serve.Change(service + "UpdateCohort", DecodeUpdateCohort, usecases::UpdateCohort,
                   usecases::GetCohort, EncodeCohort),
      serve.Change(service + "CreateTrack", DecodeCreateTrack, usecases::CreateTrack,
                   usecases::GetTrack, EncodeTrack),
      serve.Read(service + "GetTrack", DecodeGetTrack, usecases::GetTrack, EncodeTrack),
      serve.Read(service + "ListTracks", DecodeListTracks, usecases::ListTracks, EncodeTracks),
      serve.Change(service + "UpdateTrack", DecodeUpdateTrack, usecases::UpdateTrack,
                   usecases::GetTrack, EncodeTrack),
  };
}

}  // namespace ecloserie::rpc

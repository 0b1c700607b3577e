#include "usecases/cohort.h"

#include "domain/etag.h"
#include "domain/place.h"
#include "domain/refusal.h"
#include "domain/seat.h"
#include "storage/cohort_store.h"
#include "storage/school_store.h"
#include "storage/seat_store.h"
#include "usecases/place.h"

namespace ecloserie::usecases {
namespace {

absl::Status RequirePlaceOf(const View& view, const domain::Track& track) {
  if (!track.place) return absl::OkStatus();
  ASSIGN_OR_REFUSE(const domain::Place place, GetPlace(view, *track.place));
  return domain::RequireOnSitePlace(place, track.mode);
}

}  // namespace

absl::StatusOr<domain::CohortName> CreateCohort(Unit& unit, const domain::Cohort& cohort) {
  RETURN_IF_REFUSED(domain::RequireDatesInOrder(cohort));
  if (!storage::FindProgramme(unit.transaction(), cohort.programme)) {
    return domain::ResourceMissing(cohort.programme.ToString());
  }
  if (!storage::InsertCohort(unit.transaction(), cohort)) {
    return domain::ResourceExists(cohort.name.ToString());
  }
  return cohort.name;
}

absl::StatusOr<domain::Cohort> GetCohort(const View& view, const domain::CohortName& name) {
  auto cohort = storage::FindCohort(view.transaction(), name, view.as_of());
  if (!cohort) return domain::ResourceMissing(name.ToString());
  return *std::move(cohort);
}

absl::StatusOr<Page<domain::Cohort>> ListCohorts(const View& view, const ListCohortsQuery& query) {
  ASSIGN_OR_REFUSE(const std::string after, StartOf(view, query.page));
  auto cohorts =
      storage::ListCohorts(view.transaction(), query.school.school, after, query.page.size + 1);
  return CutPage(view, query.page, std::move(cohorts),
                 [](const domain::Cohort& cohort) { return cohort.name.slug; });
}

absl::StatusOr<domain::CohortName> UpdateCohort(Unit& unit, const UpdateCohortCommand& command) {
  ASSIGN_OR_REFUSE(domain::Cohort cohort, GetCohort(unit, command.name));
  RETURN_IF_REFUSED(domain::RequireEtag(command.etag, cohort.version));
  if (command.title) cohort.title = *command.title;
  if (command.applications_open_on) cohort.applications_open_on = command.applications_open_on;
  if (command.applications_close_on) cohort.applications_close_on = command.applications_close_on;
  RETURN_IF_REFUSED(domain::RequireWindowInOrder(cohort, ""));
  storage::UpdateCohort(unit.transaction(), cohort);
  return cohort.name;
}

absl::StatusOr<domain::TrackName> CreateTrack(Unit& unit, const domain::Track& track) {
  RETURN_IF_REFUSED(GetCohort(unit, track.name.Cohort()).status());
  RETURN_IF_REFUSED(RequirePlaceOf(unit, track));
  if (!storage::InsertTrack(unit.transaction(), track)) {
    return domain::ResourceExists(track.name.ToString());
  }
  storage::InsertSeatPool(unit.transaction(), {.name = domain::PoolName::Of(track.name),
                                               .cohort = track.name.Cohort(),
                                               .kind = domain::SeatPoolKind::kTotal,
                                               .seat_limit = track.seat_limit});
  return track.name;
}

absl::StatusOr<domain::Track> GetTrack(const View& view, const domain::TrackName& name) {
  auto track = storage::FindTrack(view.transaction(), name, view.as_of());
  if (!track) return domain::ResourceMissing(name.ToString());
  return *std::move(track);
}

absl::StatusOr<Page<domain::Track>> ListTracks(const View& view, const ListTracksQuery& query) {
  RETURN_IF_REFUSED(GetCohort(view, query.cohort).status());
  ASSIGN_OR_REFUSE(const std::string after, StartOf(view, query.page));
  auto tracks = storage::ListTracks(view.transaction(), query.cohort, after, query.page.size + 1);
  return CutPage(view, query.page, std::move(tracks),
                 [](const domain::Track& track) { return track.name.slug; });
}

absl::StatusOr<domain::TrackName> UpdateTrack(Unit& unit, const UpdateTrackCommand& command) {
  ASSIGN_OR_REFUSE(domain::Track track, GetTrack(unit, command.name));
  RETURN_IF_REFUSED(domain::RequireEtag(command.etag, track.version));
  if (command.title) track.title = *command.title;
  if (command.seat_price_cents) track.seat_price_cents = *command.seat_price_cents;
  storage::UpdateTrack(unit.transaction(), track);
  return track.name;
}

}  // namespace ecloserie::usecases

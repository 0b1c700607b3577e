#include "usecases/cohort.h"

#include "domain/refusal.h"
#include "domain/seat.h"
#include "storage/cohort_store.h"
#include "storage/school_store.h"
#include "storage/seat_store.h"

namespace ecloserie::usecases {

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

absl::StatusOr<domain::TrackName> CreateTrack(Unit& unit, const domain::Track& track) {
  RETURN_IF_REFUSED(GetCohort(unit, track.name.Cohort()).status());
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

}  // namespace ecloserie::usecases

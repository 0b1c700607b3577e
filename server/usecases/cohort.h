#pragma once

#include "absl/status/statusor.h"
#include "domain/school.h"
#include "usecases/page.h"
#include "usecases/unit.h"

namespace ecloserie::usecases {

absl::StatusOr<domain::CohortName> CreateCohort(Unit& unit, const domain::Cohort& cohort);
absl::StatusOr<domain::Cohort> GetCohort(const View& view, const domain::CohortName& name);

struct ListCohortsQuery {
  domain::SchoolName school;
  PageRequest page;
};
absl::StatusOr<Page<domain::Cohort>> ListCohorts(const View& view, const ListCohortsQuery& query);

// Makes the track's TOTAL seat pool as well.
absl::StatusOr<domain::TrackName> CreateTrack(Unit& unit, const domain::Track& track);
absl::StatusOr<domain::Track> GetTrack(const View& view, const domain::TrackName& name);

struct ListTracksQuery {
  domain::CohortName cohort;
  PageRequest page;
};
absl::StatusOr<Page<domain::Track>> ListTracks(const View& view, const ListTracksQuery& query);

}  // namespace ecloserie::usecases

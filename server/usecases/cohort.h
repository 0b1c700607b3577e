#pragma once

#include <cstdint>
#include <optional>
#include <string>

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

// What is absent stays as it is; something is there.
struct UpdateCohortCommand {
  domain::CohortName name;
  std::optional<std::string> title;
  std::optional<absl::CivilDay> applications_open_on;
  std::optional<absl::CivilDay> applications_close_on;
  std::string etag;
};
absl::StatusOr<domain::CohortName> UpdateCohort(Unit& unit, const UpdateCohortCommand& command);

// Makes the track's TOTAL seat pool as well.
absl::StatusOr<domain::TrackName> CreateTrack(Unit& unit, const domain::Track& track);
absl::StatusOr<domain::Track> GetTrack(const View& view, const domain::TrackName& name);

struct ListTracksQuery {
  domain::CohortName cohort;
  PageRequest page;
};
absl::StatusOr<Page<domain::Track>> ListTracks(const View& view, const ListTracksQuery& query);

// What is absent stays as it is; something is there. Enrolments keep the price that
// they were made with.
struct UpdateTrackCommand {
  domain::TrackName name;
  std::optional<std::string> title;
  std::optional<std::int64_t> seat_price_cents;
  std::string etag;
};
absl::StatusOr<domain::TrackName> UpdateTrack(Unit& unit, const UpdateTrackCommand& command);

}  // namespace ecloserie::usecases

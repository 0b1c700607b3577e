#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/civil_date.h"
#include "domain/enrolment.h"
#include "domain/school.h"

namespace ecloserie::domain {

struct RosterTrainee {
  EnrolmentFile file;
  std::string external_ref;
};

// A cohort with all that its files tell.
struct RosterCohort {
  School school;
  Programme programme;
  Cohort cohort;
  std::vector<Track> tracks;
  std::vector<RosterTrainee> trainees;
  std::optional<HalfDay> on;  // tells of this half-day only
};

struct RosterFile {
  std::string name;
  std::string content;
};

// manifest.csv, and the files that it lists. What never counted (a no-show, a piece
// that was cut before it began) is not told.
std::vector<RosterFile> RosterFilesOf(const RosterCohort& told);

}  // namespace ecloserie::domain

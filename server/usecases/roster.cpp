#include "usecases/roster.h"

#include <limits>
#include <utility>

#include "domain/refusal.h"
#include "storage/application_store.h"
#include "storage/cohort_store.h"
#include "storage/enrolment_list.h"
#include "storage/enrolment_store.h"
#include "usecases/cohort.h"
#include "usecases/people.h"
#include "usecases/school.h"

namespace ecloserie::usecases {
namespace {

constexpr std::int64_t kEnrolmentsMax = 2000;  // the answer is one message

domain::RosterTrainee TraineeOf(const View& view, const storage::EnrolmentOfPerson& enrolled) {
  const domain::Enrolment& enrolment = enrolled.enrolment;
  const auto application = storage::FindApplication(view.transaction(), enrolment.application);
  return {.file = {.enrolment = enrolment,
                   .trainee = OpenPerson(view, enrolled.trainee),
                   .placements = storage::PlacementsOf(view.transaction(), enrolment.name)},
          .external_ref = application ? application->external_ref : ""};
}

}  // namespace

absl::StatusOr<std::vector<domain::RosterFile>> ExportRoster(const View& view,
                                                             const ExportRosterQuery& query) {
  domain::RosterCohort told{.on = query.on};
  ASSIGN_OR_REFUSE(told.cohort, GetCohort(view, query.cohort));
  ASSIGN_OR_REFUSE(told.school, GetSchool(view, {query.cohort.school}));
  ASSIGN_OR_REFUSE(told.programme, GetProgramme(view, told.cohort.programme));
  told.tracks =
      storage::ListTracks(view.transaction(), query.cohort, "", std::numeric_limits<int>::max());
  const auto enrolled = storage::ListEnrolments(
      view.transaction(),
      {.school = query.cohort.school, .cohort = query.cohort.slug, .on = query.on}, {},
      kEnrolmentsMax + 1);
  if (enrolled.size() > kEnrolmentsMax) {
    return domain::RuleBroken("ROSTER_SIZE", "a cohort of more than " +
                                                 std::to_string(kEnrolmentsMax) +
                                                 " enrolments is not exported in one answer");
  }
  for (const storage::EnrolmentOfPerson& one : enrolled) {
    told.trainees.push_back(TraineeOf(view, one));
  }
  return domain::RosterFilesOf(told);
}

}  // namespace ecloserie::usecases

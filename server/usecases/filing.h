#pragma once

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "domain/application.h"
#include "domain/environment.h"
#include "usecases/unit.h"

namespace ecloserie::usecases {

// What submitting one application and importing many have in common.

absl::StatusOr<absl::TimeZone> ZoneOfSchool(const View& view, const std::string& school);
// The day on the wall clock of the school.
absl::StatusOr<absl::CivilDay> SchoolDayAt(const View& view, const std::string& school,
                                           absl::Time now);
// Today.
absl::StatusOr<absl::CivilDay> SchoolDay(const Unit& unit, const std::string& school);

// The digest by which a person is found again, however the name is written.
domain::Digest IdentityOf(const View& view, const domain::Person& person);

// The application of the same person for the same cohort, if there is one.
std::optional<domain::Application> FindCertainDuplicate(const View& view,
                                                        const domain::CohortName& cohort,
                                                        const domain::Person& applicant);

// Whoever is bound to cohorts does not meet a person whom only others know: filing
// would show them the record, and change it.
bool IsOutOfReach(const View& view, const domain::Person& applicant);

// Files the application of somebody who is no duplicate. A person whom the
// school knows from another cohort is taken again, and brought up to date. Whom the
// applicant resembles in this cohort is recorded and told; no funding is read.
domain::ApplicationFile FileApplication(Unit& unit, const domain::CohortName& cohort,
                                        domain::Person applicant, const std::string& external_ref,
                                        const std::vector<std::string>& wished_tracks);

// Where the note of a transition is sealed.
std::string PlaceOfNote(const domain::ApplicationName& application, std::int64_t ordinal);

// One event: the guard, the new version of the application, and its transition.
absl::Status ApplyEvent(Unit& unit, domain::Application& application,
                        domain::ApplicationEvent event, const std::string& reason_code,
                        const std::string& note);

// The application, compared with the etag that the caller read.
absl::StatusOr<domain::Application> LoadApplication(const View& view,
                                                    const domain::ApplicationName& name,
                                                    const std::string& etag);

}  // namespace ecloserie::usecases

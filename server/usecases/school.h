#pragma once

#include "absl/status/statusor.h"
#include "domain/school.h"
#include "usecases/page.h"
#include "usecases/unit.h"

namespace ecloserie::usecases {

// The commands of SchoolService are the entities themselves: what is new is
// described whole.
absl::StatusOr<domain::SchoolName> CreateSchool(Unit& unit, const domain::School& school);
absl::StatusOr<domain::School> GetSchool(const View& view, const domain::SchoolName& name);
absl::StatusOr<Page<domain::School>> ListSchools(const View& view, const PageRequest& page);

absl::StatusOr<domain::ProgrammeName> CreateProgramme(Unit& unit,
                                                      const domain::Programme& programme);
absl::StatusOr<domain::Programme> GetProgramme(const View& view, const domain::ProgrammeName& name);

struct ListProgrammesQuery {
  domain::SchoolName school;
  PageRequest page;
};
absl::StatusOr<Page<domain::Programme>> ListProgrammes(const View& view,
                                                       const ListProgrammesQuery& query);

}  // namespace ecloserie::usecases

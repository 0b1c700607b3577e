#pragma once

#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "domain/school.h"
#include "usecases/page.h"
#include "usecases/unit.h"

namespace ecloserie::usecases {

// Most commands of SchoolService are the entities themselves: what is new is
// described whole.
absl::StatusOr<domain::SchoolName> CreateSchool(Unit& unit, const domain::School& school);
// What CreateSchool answers, however often it is asked again.
absl::StatusOr<domain::School> ShowNewSchool(const View& view, const domain::SchoolName& name);
absl::StatusOr<domain::School> GetSchool(const View& view, const domain::SchoolName& name);

// At every stage when none is given.
struct ListSchoolsQuery {
  std::optional<domain::NetworkStage> stage;
  PageRequest page;
};
absl::StatusOr<Page<domain::School>> ListSchools(const View& view, const ListSchoolsQuery& query);

struct UpdateSchoolCommand {
  domain::SchoolName name;
  std::string display_name;
  std::string etag;
};
absl::StatusOr<domain::SchoolName> UpdateSchool(Unit& unit, const UpdateSchoolCommand& command);

struct SetSchoolStageCommand {
  domain::SchoolName name;
  domain::NetworkStage stage = domain::NetworkStage::kCandidate;
  std::optional<std::string> reason;
  std::string etag;
};
absl::StatusOr<domain::SchoolName> SetSchoolStage(Unit& unit, const SetSchoolStageCommand& command);

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

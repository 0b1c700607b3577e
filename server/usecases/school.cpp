#include "usecases/school.h"

#include <algorithm>

#include "domain/etag.h"
#include "domain/refusal.h"
#include "storage/journal_store.h"
#include "storage/school_store.h"

namespace ecloserie::usecases {
namespace {

// Empty for all of them.
std::vector<std::string> OwnSchools(const domain::Caller& caller) {
  const std::string& school = caller.principal.name.school;
  if (school != domain::kNetwork) return {school};
  std::vector<std::string> schools = caller.token.schools;
  std::ranges::sort(schools);
  return schools;
}

std::vector<domain::School> FindSchools(const View& view, const std::vector<std::string>& names,
                                        std::optional<domain::NetworkStage> stage,
                                        const std::string& after) {
  std::vector<domain::School> schools;
  for (const std::string& name : names) {
    auto school = storage::FindSchool(view.transaction(), {name});
    if (!school || (stage && school->stage != *stage)) continue;
    if (name > after) schools.push_back(*std::move(school));
  }
  return schools;
}

absl::StatusOr<domain::School> LoadSchool(const View& view, const domain::SchoolName& name,
                                          const std::string& etag) {
  ASSIGN_OR_REFUSE(domain::School school, GetSchool(view, name));
  RETURN_IF_REFUSED(domain::RequireEtag(etag, school.version));
  return school;
}

}  // namespace

absl::StatusOr<domain::SchoolName> CreateSchool(Unit& unit, const domain::School& school) {
  if (!storage::InsertSchool(unit.transaction(), school)) {
    return domain::ResourceExists(school.name.ToString());
  }
  storage::StartSchoolClock(unit.transaction(), school.name.school, unit.now());
  return school.name;
}

absl::StatusOr<domain::School> ShowNewSchool(const View& view, const domain::SchoolName& name) {
  auto school = storage::FindNewSchool(view.transaction(), name);
  if (!school) return domain::ResourceMissing(name.ToString());
  return *std::move(school);
}

absl::StatusOr<domain::School> GetSchool(const View& view, const domain::SchoolName& name) {
  auto school = storage::FindSchool(view.transaction(), name, view.as_of());
  if (!school) return domain::ResourceMissing(name.ToString());
  return *std::move(school);
}

absl::StatusOr<Page<domain::School>> ListSchools(const View& view, const ListSchoolsQuery& query) {
  ASSIGN_OR_REFUSE(const std::string after, StartOf(view, query.page));
  const std::vector<std::string> own = OwnSchools(view.caller());
  auto schools = own.empty() ? storage::ListSchools(view.transaction(), query.stage, after,
                                                    query.page.size + 1)
                             : FindSchools(view, own, query.stage, after);
  return CutPage(view, query.page, std::move(schools),
                 [](const domain::School& school) { return school.name.school; });
}

absl::StatusOr<domain::SchoolName> UpdateSchool(Unit& unit, const UpdateSchoolCommand& command) {
  ASSIGN_OR_REFUSE(domain::School school, LoadSchool(unit, command.name, command.etag));
  school.display_name = command.display_name;
  storage::UpdateSchool(unit.transaction(), school);
  return school.name;
}

absl::StatusOr<domain::SchoolName> SetSchoolStage(Unit& unit,
                                                  const SetSchoolStageCommand& command) {
  ASSIGN_OR_REFUSE(domain::School school, LoadSchool(unit, command.name, command.etag));
  RETURN_IF_REFUSED(domain::RequireNextStage(school.stage, command.stage));
  school.stage = command.stage;
  school.stage_reason = command.reason;
  storage::UpdateSchool(unit.transaction(), school);
  return school.name;
}

absl::StatusOr<domain::ProgrammeName> CreateProgramme(Unit& unit,
                                                      const domain::Programme& programme) {
  if (!storage::InsertProgramme(unit.transaction(), programme)) {
    return domain::ResourceExists(programme.name.ToString());
  }
  return programme.name;
}

absl::StatusOr<domain::Programme> GetProgramme(const View& view,
                                               const domain::ProgrammeName& name) {
  auto programme = storage::FindProgramme(view.transaction(), name, view.as_of());
  if (!programme) return domain::ResourceMissing(name.ToString());
  return *std::move(programme);
}

absl::StatusOr<Page<domain::Programme>> ListProgrammes(const View& view,
                                                       const ListProgrammesQuery& query) {
  ASSIGN_OR_REFUSE(const std::string after, StartOf(view, query.page));
  auto programmes =
      storage::ListProgrammes(view.transaction(), query.school.school, after, query.page.size + 1);
  return CutPage(view, query.page, std::move(programmes),
                 [](const domain::Programme& programme) { return programme.name.slug; });
}

}  // namespace ecloserie::usecases

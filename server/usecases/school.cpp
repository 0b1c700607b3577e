#include "usecases/school.h"

#include <algorithm>

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
                                        const std::string& after) {
  std::vector<domain::School> schools;
  for (const std::string& name : names) {
    auto school = storage::FindSchool(view.transaction(), {name});
    if (school && name > after) schools.push_back(*std::move(school));
  }
  return schools;
}

}  // namespace

absl::StatusOr<domain::SchoolName> CreateSchool(Unit& unit, const domain::School& school) {
  if (!storage::InsertSchool(unit.transaction(), school)) {
    return domain::ResourceExists(school.name.ToString());
  }
  storage::StartSchoolClock(unit.transaction(), school.name.school, unit.now());
  return school.name;
}

absl::StatusOr<domain::School> GetSchool(const View& view, const domain::SchoolName& name) {
  auto school = storage::FindSchool(view.transaction(), name, view.as_of());
  if (!school) return domain::ResourceMissing(name.ToString());
  return *std::move(school);
}

absl::StatusOr<Page<domain::School>> ListSchools(const View& view, const PageRequest& page) {
  ASSIGN_OR_REFUSE(const std::string after, StartOf(view, page));
  const std::vector<std::string> own = OwnSchools(view.caller());
  auto schools = own.empty() ? storage::ListSchools(view.transaction(), after, page.size + 1)
                             : FindSchools(view, own, after);
  return CutPage(view, page, std::move(schools),
                 [](const domain::School& school) { return school.name.school; });
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

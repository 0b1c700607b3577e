#include "usecases/school.h"

#include "domain/refusal.h"
#include "storage/journal_store.h"
#include "storage/school_store.h"

namespace ecloserie::usecases {

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
  const bool sees_all = view.caller().school == domain::kNetwork;
  auto schools = storage::ListSchools(view.transaction(), after,
                                      sees_all ? "" : view.caller().school, page.size + 1);
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

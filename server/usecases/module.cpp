#include "usecases/module.h"

#include "domain/etag.h"
#include "domain/refusal.h"
#include "storage/module_store.h"
#include "usecases/school.h"

namespace ecloserie::usecases {

absl::StatusOr<domain::ModuleName> CreateModule(Unit& unit, const domain::Module& module) {
  ASSIGN_OR_REFUSE(const domain::Programme programme, GetProgramme(unit, module.name.Programme()));
  RETURN_IF_REFUSED(domain::RequireRoomFor(
      module, programme, storage::SumActiveMinutes(unit.transaction(), programme.name)));
  if (!storage::InsertModule(unit.transaction(), module)) {
    return domain::ResourceExists(module.name.ToString());
  }
  return module.name;
}

absl::StatusOr<domain::Module> GetModule(const View& view, const domain::ModuleName& name) {
  auto module = storage::FindModule(view.transaction(), name, view.as_of());
  if (!module) return domain::ResourceMissing(name.ToString());
  return *std::move(module);
}

absl::StatusOr<Page<domain::Module>> ListModules(const View& view, const ListModulesQuery& query) {
  RETURN_IF_REFUSED(GetProgramme(view, query.programme).status());
  ASSIGN_OR_REFUSE(const std::string after, StartOf(view, query.page));
  auto modules =
      storage::ListModules(view.transaction(), query.programme, after, query.page.size + 1);
  return CutPage(view, query.page, std::move(modules),
                 [](const domain::Module& module) { return module.name.slug; });
}

absl::StatusOr<domain::ModuleName> CancelModule(Unit& unit, const CancelModuleCommand& command) {
  ASSIGN_OR_REFUSE(domain::Module module, GetModule(unit, command.name));
  RETURN_IF_REFUSED(domain::RequireEtag(command.etag, module.version));
  RETURN_IF_REFUSED(domain::RequireActive(module));
  module.state = domain::ModuleState::kCancelled;
  module.cancel_reason = command.reason;
  module.cancelled_at = unit.now();
  storage::UpdateModule(unit.transaction(), module);
  return module.name;
}

}  // namespace ecloserie::usecases

#include "usecases/module.h"

#include <utility>

#include "absl/strings/numbers.h"
#include "domain/etag.h"
#include "domain/refusal.h"
#include "storage/calendar_store.h"
#include "storage/module_store.h"
#include "storage/session_store.h"
#include "usecases/school.h"

namespace ecloserie::usecases {
namespace {

// Those that are planned and have not begun; what was delivered stays.
std::int64_t CancelSessionsToCome(Unit& unit, const domain::ModuleName& module) {
  std::int64_t count = 0;
  for (const domain::Session& session :
       storage::StandingSessions(unit.transaction(), module, domain::kAllDays)) {
    const bool is_to_come = session.starts_at > unit.now();
    if (!is_to_come || session.state != domain::SessionState::kPlanned) continue;
    storage::UpdateSession(unit.transaction(),
                           domain::Cancelled(session, domain::kModuleCancelled));
    ++count;
  }
  return count;
}

}  // namespace

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

absl::StatusOr<ModuleCancelled> CancelModule(Unit& unit, const CancelModuleCommand& command) {
  ASSIGN_OR_REFUSE(domain::Module module, GetModule(unit, command.name));
  RETURN_IF_REFUSED(domain::RequireEtag(command.etag, module.version));
  RETURN_IF_REFUSED(domain::RequireActive(module));
  module.state = domain::ModuleState::kCancelled;
  module.cancel_reason = command.reason;
  module.cancelled_at = unit.now();
  storage::UpdateModule(unit.transaction(), module);
  return ModuleCancelled{module.name, CancelSessionsToCome(unit, module.name)};
}

absl::StatusOr<CancelledModule> ShowModuleCancelled(const View& view,
                                                    const ModuleCancelled& cancelled) {
  ASSIGN_OR_REFUSE(domain::Module module, GetModule(view, cancelled.name));
  return CancelledModule{std::move(module), cancelled.sessions_count};
}

// One line each.
std::string ModuleCancelled::ToString() const {
  return name.ToString() + "\n" + std::to_string(sessions_count);
}

std::optional<ModuleCancelled> ModuleCancelled::Parse(std::string_view text) {
  const std::size_t end = text.find('\n');
  const auto name = domain::ModuleName::Parse(text.substr(0, end));
  ModuleCancelled cancelled;
  if (end == std::string_view::npos || !name ||
      !absl::SimpleAtoi(std::string(text.substr(end + 1)), &cancelled.sessions_count)) {
    return std::nullopt;
  }
  cancelled.name = *name;
  return cancelled;
}

}  // namespace ecloserie::usecases

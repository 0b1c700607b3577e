#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "domain/module.h"
#include "usecases/page.h"
#include "usecases/unit.h"

namespace ecloserie::usecases {

absl::StatusOr<domain::ModuleName> CreateModule(Unit& unit, const domain::Module& module);
absl::StatusOr<domain::Module> GetModule(const View& view, const domain::ModuleName& name);

struct ListModulesQuery {
  domain::ProgrammeName programme;
  PageRequest page;
};
absl::StatusOr<Page<domain::Module>> ListModules(const View& view, const ListModulesQuery& query);

struct CancelModuleCommand {
  domain::ModuleName name;
  std::string reason;
  std::string etag;
};
// What the answer of CancelModule is about: the module, and how many sessions went with it.
struct ModuleCancelled {
  domain::ModuleName name;
  std::int64_t sessions_count = 0;

  std::string ToString() const;
  static std::optional<ModuleCancelled> Parse(std::string_view text);
};
struct CancelledModule {
  domain::Module module;
  std::int64_t sessions_count = 0;
};
// Cancels its sessions that are planned and have not begun as well.
absl::StatusOr<ModuleCancelled> CancelModule(Unit& unit, const CancelModuleCommand& command);
absl::StatusOr<CancelledModule> ShowModuleCancelled(const View& view,
                                                    const ModuleCancelled& cancelled);

}  // namespace ecloserie::usecases

#pragma once

#include <string>

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
absl::StatusOr<domain::ModuleName> CancelModule(Unit& unit, const CancelModuleCommand& command);

}  // namespace ecloserie::usecases

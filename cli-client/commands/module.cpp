#include "command.h"

namespace ecloserie::cli {

std::vector<Command> ModuleCommands() {
  const View view{.columns = {{"NAME", "name"},
                              {"STATE", "state"},
                              {"MINUTES", "planned_minutes"},
                              {"TITLE", "title"},
                              {"REASON", "cancel_reason"}}};
  return {{.noun = "module",
           .verb = "create",
           .help = "Add a module, for example dev-web/html, to its programme",
           .method = Calls(&Client::school, &SchoolClient::CreateModule),
           .positional = "module_id",
           .flags = {{"programme", "parent", "unless the module is named with its programme"},
                     {"title", "module.title"},
                     {"planned-minutes", "module.planned_minutes", "the planned teaching time"}},
           .view = view},
          {.noun = "module",
           .verb = "get",
           .help = "Read modules",
           .method = Calls(&Client::school, &SchoolClient::GetModule),
           .positional = "name",
           .takes_several = true,
           .view = view},
          {.noun = "module",
           .verb = "list",
           .help = "List a programme's modules",
           .method = Calls(&Client::school, &SchoolClient::ListModules),
           .flags = {{"programme", "parent"}},
           .view = view},
          {.noun = "module",
           .verb = "cancel",
           .help = "Take a module out of its programme",
           .method = Calls(&Client::school, &SchoolClient::CancelModule),
           .positional = "name",
           .flags = {{"reason", "reason", "why, in words"},
                     {"etag", "etag", "refuse if it changed since"}},
           .view = {.columns = {{"NAME", "module.name"},
                                {"STATE", "module.state"},
                                {"TITLE", "module.title"},
                                {"REASON", "module.cancel_reason"},
                                {"SESSIONS CANCELLED", "cancelled_sessions_count"}}}}};
}

}  // namespace ecloserie::cli

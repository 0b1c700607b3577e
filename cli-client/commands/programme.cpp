#include "command.h"

namespace ecloserie::cli {

std::vector<Command> ProgrammeCommands() {
  const View view{
      .columns = {{"NAME", "name"}, {"PLANNED MINUTES", "planned_minutes"}, {"TITLE", "title"}}};
  return {{.noun = "programme",
           .verb = "create",
           .help = "Add a programme: what is taught",
           .method = Calls(&Client::school, &SchoolClient::CreateProgramme),
           .positional = "programme_id",
           .flags = {{"title", "programme.title"},
                     {"planned-minutes", "programme.planned_minutes", "the planned teaching time"}},
           .view = view},
          {.noun = "programme",
           .verb = "get",
           .help = "Read programmes",
           .method = Calls(&Client::school, &SchoolClient::GetProgramme),
           .positional = "name",
           .takes_several = true,
           .view = view},
          {.noun = "programme",
           .verb = "list",
           .help = "List a school's programmes",
           .method = Calls(&Client::school, &SchoolClient::ListProgrammes),
           .view = view}};
}

}  // namespace ecloserie::cli
